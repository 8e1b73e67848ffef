import { useApplicant } from './use-applicant.ts';
import { SentAnswer } from '../../../office/parts/sent-form.tsx';
import { RuleList } from '../../../office/parts/rules.tsx';
import type { ApiAnswer } from '../../../ui/api.ts';
import { DefinitionList, Notice } from '../../../ui/blocks.tsx';
import { Go, useT } from '../../../ui/reading.tsx';
import { Amount } from '../../../ui/values.tsx';

export type Review = ApiAnswer<'GET /applications/:id/review'>;
type Field = Review['sections'][number]['fields'][number];

/** Who applies for what: the head of the document. */
export function DocumentHead({ of }: { readonly of: Review }) {
  const t = useT();
  const nameOf = useApplicant();
  const { br } = of.organisation;
  return (
    <DefinitionList
      items={[
        { term: t('applying.review.applicant'), is: nameOf(of.organisation) },
        ...(br === null ? [] : [{ term: t('applying.review.br'), is: br }]),
        { term: t('applying.new.call'), is: `${of.call.title} (${of.call.code})` },
        ...(of.basis?.summary ?? []).map(({ label, value }) => ({ term: label, is: value })),
      ]}
    />
  );
}

/** Question by question what was answered, as the office will read it. */
export function DocumentSections({ of, canChange }: { readonly of: Review; readonly canChange: boolean }) {
  const t = useT();
  return (
    <>
      {of.sections.map((section) => (
        <section key={section.id} className="stack" aria-labelledby={`part-${section.id}`}>
          <h2 id={`part-${section.id}`}>{section.title}</h2>
          <DefinitionList
            items={section.fields.map((field) => ({
              term: field.label,
              is: <Answer of={field} problems={of.problems} />,
              ...(canChange && {
                act: (
                  <Go
                    to={`/portal/applications/${of.id}/${section.id}?at=${field.id}`}
                    aria-label={t('applying.review.change_named', { label: field.label })}
                  >
                    {t('applying.review.change')}
                  </Go>
                ),
              }),
            }))}
          />
        </section>
      ))}
    </>
  );
}

/** An answer, and below it what is wrong with it. What is wrong in an item is said at the item's question. */
function Answer({ of, problems }: { readonly of: Field; readonly problems: Review['problems'] }) {
  const own = problems.filter(({ field }) => field === of.id || (of.items === undefined && field.startsWith(`${of.id}.`)));
  return (
    <>
      <SentAnswer field={of} under={(line) => <Wrong problems={problems.filter(({ field }) => isIn(field, line.id))} />} />
      <Wrong problems={own} />
    </>
  );
}

const isIn = (path: string, question: string) => path === question || path.startsWith(`${question}.`);

function Wrong({ problems }: { readonly problems: Review['problems'] }) {
  return problems.map(({ field, message }) => (
    <span key={field} className="field-error">
      {message}
    </span>
  ));
}

/** Rule by rule: whether it holds, why, and what it looked at. */
export function DocumentRules({ of }: { readonly of: Review }) {
  const t = useT();
  const { holds, rules } = of.evaluation;
  if (rules.length === 0) return null;
  const verdict = holds === true ? 'all_hold' : holds === 'unknown' ? 'unknown' : 'not_all';
  return (
    <section className="stack" aria-labelledby="rules">
      <h2 id="rules">{t('applying.review.rules')}</h2>
      <p className="muted">{t(of.submittedAt === null ? 'applying.review.rules_hint' : 'applying.review.rules_sent')}</p>
      <Notice tone={holds === true ? 'jade' : holds === 'unknown' ? 'harbour' : 'amber'}>
        {t(`applying.review.${verdict}`)}
      </Notice>
      <RuleList rules={rules} />
    </section>
  );
}

/** What would be awarded, with the steps it is worked out by. */
export function DocumentAward({ of }: { readonly of: Review }) {
  const t = useT();
  if (of.gives.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="award">
      <h2 id="award">{t('applying.review.award')}</h2>
      {of.gives.map((line, at) => (
        <div key={line.line} className="stack">
          <p className="award-figure">
            <Amount of={line.amount} unit={line.unit} />
          </p>
          {at === 0 && <p className="muted">{t('applying.review.award_text')}</p>}
          <ol className="effect-steps">
            {line.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}
