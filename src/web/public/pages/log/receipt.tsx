import { ApiRefusal } from '../../../ui/api.ts';
import type { ApiAnswer } from '../../../ui/api.ts';
import { DefinitionList, Notice } from '../../../ui/blocks.tsx';
import { Go, useT } from '../../../ui/reading.tsx';
import { Instant } from '../../../ui/values.tsx';
import { publicPage } from '../../page.ts';
import { FileInput } from './file-input.tsx';

type Checked = ApiAnswer<'POST /receipts/check'>;

interface Shown {
  readonly checked?: Checked & { readonly hasSubmission: boolean };
  readonly problem?: 'none' | 'too_large';
}

/** Whether a receipt is genuine: the file is looked at on the server and forgotten. No account, no scripts. */
export const receiptPage = publicPage<Shown>({
  path: '/receipt',
  load: async () => ({}),
  act: async ({ api }, form) => {
    const receipt = form.get('receipt') ?? '';
    const submission = form.get('submission') ?? '';
    if (receipt === '') return { shows: { problem: 'none' } };
    try {
      const body = submission === '' ? { receipt } : { receipt, submission };
      return { shows: { checked: { ...(await api('POST /receipts/check', { body })), hasSubmission: submission !== '' } } };
    } catch (error) {
      if (error instanceof ApiRefusal && (error.status === 413 || error.status === 422))
        return { shows: { problem: 'too_large' } };
      throw error;
    }
  },
  title: ({ checked }, { t }) =>
    checked === undefined ? t('log.check.title') : t(checked.isWhole ? 'log.check.whole' : 'log.check.broken'),
  description: (_, { t }) => t('log.check.description'),
  View: ({ loaded }) => <ReceiptView {...loaded} />,
});

function ReceiptView({ checked, problem }: Shown) {
  const t = useT();
  return (
    <div className="wide page stack-wide">
      <div className="page-head">
        <h1>{t('log.check.title')}</h1>
        <p className="lede">{t('log.check.lede')}</p>
      </div>
      {checked && <Verdict {...checked} />}
      <form
        method="post"
        encType="multipart/form-data"
        className="stack"
        aria-label={t(checked ? 'log.check.another' : 'log.check.title')}
      >
        {checked && <h2>{t('log.check.another')}</h2>}
        <FileInput
          name="receipt"
          label={t('log.check.file')}
          hint={t('log.check.file_hint')}
          error={problem && t(`log.check.${problem}`)}
        />
        <FileInput name="submission" label={t('log.check.submission')} hint={t('log.check.submission_hint')} isOptional />
        <p>
          <button type="submit" className="button button-primary">
            {t('log.check.act')}
          </button>
        </p>
      </form>
      <section aria-labelledby="offline" className="stack">
        <h2 id="offline">{t('log.check.offline')}</h2>
        <p>{t('log.check.offline_text')}</p>
        <pre className="code">npm run -s causeway -- verify-receipt receipt.json</pre>
        <p>
          <Go to="/log">{t('log.page.title')}</Go>
        </p>
      </section>
    </div>
  );
}

function Verdict({ isWhole, faults, says, hasSubmission }: NonNullable<Shown['checked']>) {
  const t = useT();
  return (
    <section className="stack" aria-labelledby="verdict">
      <Notice tone={isWhole ? 'jade' : 'vermilion'}>
        <h2 id="verdict">{t(isWhole ? 'log.check.whole' : 'log.check.broken')}</h2>
        {faults.length > 0 && (
          <ul className="plain-list">
            {faults.map((fault) => (
              <li key={fault}>{t(`log.receipt.${fault}`)}</li>
            ))}
          </ul>
        )}
        {isWhole && hasSubmission && <p>{t('log.receipt.submission_whole')}</p>}
      </Notice>
      {says && (
        <>
          <h3>{t(isWhole ? 'log.check.says' : 'log.check.claims')}</h3>
          <DefinitionList
            items={[
              { term: t('applying.receipt.reference'), is: says.reference },
              { term: t('log.check.in_at'), is: isWhole ? <Exact at={says.instant} /> : says.instant },
              { term: t('applying.receipt.hash'), is: <code className="hash">{says.hash}</code> },
              { term: t('applying.receipt.event'), is: <code className="hash">{says.event}</code> },
              { term: t('log.check.block'), is: says.block },
              { term: t('log.check.key'), is: <code className="hash">{says.key}</code> },
            ]}
          />
        </>
      )}
    </section>
  );
}

/** At a deadline the second counts. */
function Exact({ at }: { readonly at: string }) {
  return (
    <>
      <Instant at={at} /> <span className="muted number">({at.replace('T', ' ').replace('Z', ' UTC')})</span>
    </>
  );
}
