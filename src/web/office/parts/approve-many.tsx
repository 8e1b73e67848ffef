import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ApiRefusal } from '../../ui/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form/form.tsx';
import { LongTextField } from '../../ui/form/text-fields.tsx';
import { useApiCall } from '../../ui/queries.ts';
import { useFormat, useT } from '../../ui/reading.tsx';
import { Money } from '../../ui/values.tsx';

interface Row {
  readonly id: string;
  readonly reference: string | null;
  readonly requested: string | null;
}

interface ApproveManyProps {
  readonly rows: readonly Row[];
  readonly onDone: () => void;
}

type Result = { readonly row: Row; readonly problem: string | null };

/** Approves marked cases one after the other, each judged by itself: what it adds up to is said before, how each went after. */
export function ApproveMany({ rows, onDone }: ApproveManyProps) {
  const t = useT();
  const format = useFormat();
  const api = useApiCall();
  const queries = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [results, setResults] = useState<readonly Result[] | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  const total = rows.reduce((sum, { requested }) => sum + BigInt(requested ?? '0'), 0n);

  const run = async () => {
    setIsRunning(true);
    const done: Result[] = [];
    for (const row of rows) {
      try {
        await api('POST /cases/:id/decide', { params: { id: row.id }, body: { outcome: 'approve', reason } });
        done.push({ row, problem: null });
      } catch (error) {
        done.push({ row, problem: error instanceof ApiRefusal ? error.title : t('common.failed.text') });
      }
    }
    setIsRunning(false);
    setResults(done);
  };
  const close = () => {
    setIsOpen(false);
    if (results === null) return;
    setResults(null);
    onDone();
    void queries.invalidateQueries();
  };

  return (
    <div className="bulk" role="status">
      <p>
        {t('case.bulk.marked', { n: rows.length })} · <Money cents={total} />
      </p>
      <Button onPress={() => setIsOpen(true)}>{t('case.bulk.approve', { n: rows.length })}</Button>
      <Button kind="quiet" onPress={onDone}>
        {t('case.bulk.unmark')}
      </Button>
      <Dialog title={t('case.bulk.approve', { n: rows.length })} isOpen={isOpen} onClose={close}>
        {results === null ? (
          <Form onSubmit={() => void run()}>
            <p>{t('case.bulk.effect', { n: rows.length, total: format.money(total) })}</p>
            <LongTextField
              name="reason"
              label={t('case.reason')}
              hint={t('case.bulk.reason_hint')}
              value={reason}
              onChange={setReason}
              rows={3}
            />
            <div className="row dialog-acts">
              <Button type="submit" isPending={isRunning} isDisabled={reason.trim().length < 3}>
                {t('case.bulk.approve', { n: rows.length })}
              </Button>
              <Button kind="quiet" onPress={close}>
                {t('common.cancel')}
              </Button>
            </div>
          </Form>
        ) : (
          <>
            <p>{t('case.bulk.done', { n: results.filter(({ problem }) => problem === null).length, all: results.length })}</p>
            <ul>
              {results
                .filter(({ problem }) => problem !== null)
                .map(({ row, problem }) => (
                  <li key={row.id}>
                    {row.reference}: {problem}
                  </li>
                ))}
            </ul>
            <Button onPress={close}>{t('common.close')}</Button>
          </>
        )}
      </Dialog>
    </div>
  );
}
