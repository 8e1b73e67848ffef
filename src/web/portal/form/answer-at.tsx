import type { Value } from '../../ui/draft/draft.ts';
import { AnswerField } from '../../ui/form/answer-field.tsx';
import type { FormField } from '../../ui/form/answer-field.tsx';
import { CostTable } from './cost-table.tsx';
import { useFilling } from './filling.tsx';
import { GroupField } from './group-field.tsx';
import { MapField } from './map-field.tsx';
import { OrganisationField } from './organisation-field.tsx';
import { PartsField } from './parts-field.tsx';

/** Chosen, not typed: worth saving at once, because other questions may hang on them. */
const chosen: ReadonlySet<FormField['kind']> = new Set(['choice', 'multi-choice', 'yes-no', 'consent', 'country']);

interface AnswerAtProps {
  readonly field: FormField;
  /** Where its answer stands in the draft. */
  readonly path: string;
}

/** One question of a form, whatever its kind, in the place where it stands. */
export function AnswerAt({ field, path }: AnswerAtProps) {
  const filling = useFilling();
  if (!filling.isShown(field, path)) return null;
  return (
    <div data-field={path} className="form-slot">
      {filling.aside?.(field, path)}
      <Question field={field} path={path} />
    </div>
  );
}

function Question({ field, path }: AnswerAtProps) {
  const { values, change, leave, error, isDisabled, documents } = useFilling();
  switch (field.kind) {
    case 'file':
      return documents(field, path);
    case 'group':
      return <GroupField field={field} path={path} draw={(one, at) => <AnswerAt key={at} field={one} path={at} />} />;
    case 'cost-table':
      return <CostTable field={field} path={path} />;
    case 'bilingual':
    case 'address':
    case 'person':
      return <PartsField field={field} path={path} />;
    case 'organisation':
      return <OrganisationField field={field} path={path} />;
    case 'map-point':
    case 'map-route':
    case 'map-area':
      return <MapField field={field} path={path} />;
    default:
      return (
        <AnswerField
          field={field}
          name={path}
          value={values[path]}
          onChange={(value) => change(path, value as Value, chosen.has(field.kind))}
          onBlur={() => leave(path)}
          error={error(path)}
          isDisabled={isDisabled}
        />
      );
  }
}
