import { useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import type { Value } from '../../ui/draft/draft.ts';
import type { FormField } from '../../ui/form/answer-field.tsx';
import { FieldSet } from '../../ui/form/field-set.tsx';
import { Reason } from '../../ui/form/problems.tsx';
import { TextField } from '../../ui/form/text-fields.tsx';
import { useFormat, useT } from '../../ui/reading.tsx';
import { useFilling } from './filling.tsx';
import type { FoundOrganisation, FoundOrganisations } from './filling.tsx';

interface OrganisationFieldProps {
  readonly field: FormField;
  readonly path: string;
}

type Parts = Readonly<Record<string, string>>;
const partsOf = (value: Value | undefined): Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Parts) : {};

/** An organisation: looked up in the register, where nothing is typed again, or named by hand where it is not in it. */
export function OrganisationField({ field, path }: OrganisationFieldProps) {
  const t = useT();
  const format = useFormat();
  const { values, change, leave, error, isDisabled, lookUp } = useFilling();
  const chosen = partsOf(values[path]);
  const [isByHand, setIsByHand] = useState(
    lookUp === undefined || (chosen['id'] === undefined && chosen['nameEn'] !== undefined),
  );
  const set = (parts: Parts) => {
    const said = Object.entries(parts).filter(([, text]) => text !== '');
    change(path, said.length === 0 ? null : Object.fromEntries(said));
  };
  const pick = ({ id, name, nameZh, br }: FoundOrganisation) =>
    change(path, { id, nameEn: name, ...(nameZh !== null && { nameZh }), ...(br !== null && { br }) }, true);
  const typed = (part: 'nameEn' | 'nameZh' | 'br') => ({
    name: `${path}.${part}`,
    value: chosen[part] ?? '',
    onChange: (text: string) => set({ ...chosen, [part]: text }),
    onBlur: () => leave(path),
    error: error(`${path}.${part}`),
    isDisabled,
  });
  return (
    <FieldSet
      name={path}
      label={format.text(field.label)}
      hint={field.hint && format.text(field.hint)}
      isOptional={field.required !== true}
      error={error(path)}
    >
      {chosen['id'] !== undefined ? (
        <div className="picked">
          <p>
            <strong>{chosen['nameEn']}</strong> {chosen['nameZh']}
            {chosen['br'] && <span className="muted"> · {t('forms.part.br_number', { number: chosen['br'] })}</span>}
          </p>
          {!isDisabled && (
            <Button kind="quiet" onPress={() => change(path, null, true)}>
              {t('forms.organisation.other')}
            </Button>
          )}
        </div>
      ) : isByHand ? (
        <div className="parts">
          <TextField {...typed('nameEn')} label={t('forms.part.name_en')} />
          <TextField {...typed('nameZh')} label={t('forms.part.name_zh_org')} isOptional lang="zh-Hant" />
          <TextField {...typed('br')} label={t('forms.part.br')} isOptional isShort keyboard="numeric" />
          {lookUp && !isDisabled && (
            <Button kind="quiet" onPress={() => setIsByHand(false)}>
              {t('forms.organisation.look_up')}
            </Button>
          )}
        </div>
      ) : (
        lookUp && <LookUp path={path} lookUp={lookUp} onPick={pick} onByHand={() => setIsByHand(true)} />
      )}
    </FieldSet>
  );
}

interface LookUpProps {
  readonly path: string;
  readonly lookUp: (words: string, page: number) => Promise<FoundOrganisations>;
  readonly onPick: (organisation: FoundOrganisation) => void;
  readonly onByHand: () => void;
}

/** Looks in the register, a page at a time. */
function LookUp({ path, lookUp, onPick, onByHand }: LookUpProps) {
  const t = useT();
  const [words, setWords] = useState('');
  const [page, setPage] = useState(1);
  const [found, setFound] = useState<FoundOrganisations | null>(null);
  const [failed, setFailed] = useState<Error | null>(null);
  const asked = useRef(0);
  const look = async (at: number) => {
    const turn = (asked.current += 1);
    try {
      const answer = await lookUp(words.trim(), at);
      // Of two answers under way the later question counts.
      if (turn !== asked.current) return;
      setFound(answer);
      setPage(at);
      setFailed(null);
    } catch (error) {
      setFailed(error as Error);
    }
  };
  return (
    <div className="look-up">
      <div className="look-up-box" role="search" aria-label={t('forms.organisation.look_up')}>
        <TextField
          name={`${path}.words`}
          label={t('forms.organisation.words')}
          hint={t('forms.organisation.words_hint')}
          type="search"
          value={words}
          onChange={setWords}
        />
        <Button kind="secondary" isDisabled={words.trim().length < 2} onPress={() => void look(1)}>
          {t('forms.organisation.search')}
        </Button>
      </div>
      <div role="status">
        {failed && (
          <p className="field-error">
            <Reason of={failed} />
          </p>
        )}
        {found?.organisations.length === 0 && <p>{t('forms.organisation.none')}</p>}
      </div>
      {found && found.organisations.length > 0 && (
        <ul className="look-up-found">
          {found.organisations.map((one) => (
            <li key={one.id}>
              <span>
                {one.name} {one.nameZh} {one.br && <span className="muted">· {one.br}</span>}
              </span>
              <Button
                kind="secondary"
                onPress={() => onPick(one)}
                aria-label={t('forms.organisation.choose_named', { name: one.name })}
              >
                {t('forms.organisation.choose')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {found && found.pages > 1 && (
        <p className="row">
          <Button kind="quiet" isDisabled={page <= 1} onPress={() => void look(page - 1)}>
            {t('common.pages.previous')}
          </Button>
          <Button kind="quiet" isDisabled={page >= found.pages} onPress={() => void look(page + 1)}>
            {t('common.pages.next')}
          </Button>
        </p>
      )}
      <Button kind="quiet" onPress={onByHand}>
        {t('forms.organisation.by_hand')}
      </Button>
    </div>
  );
}
