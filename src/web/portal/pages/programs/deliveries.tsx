import type { MessageKey } from '../../../../platform/messages.ts';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Button } from '../../../ui/button.tsx';
import { useAct } from '../../../ui/queries.ts';
import { useT } from '../../../ui/reading.tsx';
import { Regarding } from '../../../ui/regarding.tsx';
import { Table } from '../../../ui/table.tsx';
import { Instant, Status } from '../../../ui/values.tsx';
import type { Tone } from '../../../ui/values.tsx';

type Delivery = ApiAnswer<'GET /webhooks/:id/deliveries'>['deliveries'][number];

const tones: Readonly<Record<Delivery['status'], Tone>> = { waiting: 'amber', delivered: 'jade', failed: 'vermilion' };

interface DeliveriesProps {
  readonly of: readonly Delivery[];
  readonly canResend: boolean;
}

/** What was sent, what became of it, and the way to send it again. */
export function Deliveries({ of, canResend }: DeliveriesProps) {
  const t = useT();
  const resend = useAct('POST /webhooks/deliveries/:id/resend', { refreshes: ['GET /webhooks/:id/deliveries'] });
  const answerOf = ({ answered, problem }: Delivery) => {
    if (answered !== null) return String(answered);
    return problem === null ? '–' : t(`webhooks.problem.${problem}` as MessageKey);
  };
  return (
    <Table
      caption={t('webhooks.deliveries')}
      rows={of}
      rowKey={({ id }) => id}
      columns={[
        { key: 'event', head: t('webhooks.event'), lead: 1, cell: ({ kind }) => t(`log.event.${kind}` as MessageKey) },
        {
          key: 'status',
          head: t('webhooks.status'),
          lead: 2,
          cell: ({ status }) => <Status tone={tones[status]}>{t(`webhooks.status.${status}`)}</Status>,
        },
        { key: 'when', head: t('webhooks.when'), cell: ({ createdAt }) => <Instant at={createdAt} short /> },
        { key: 'tries', head: t('webhooks.tries'), numeric: true, cell: ({ tries }) => tries },
        { key: 'answer', head: t('webhooks.answer'), cell: answerOf },
        {
          key: 'next',
          head: t('webhooks.next'),
          cell: ({ status, nextAt }) => (status === 'waiting' ? <Instant at={nextAt} short /> : '–'),
        },
        {
          key: 'act',
          head: t('webhooks.act'),
          cell: ({ id, kind }) =>
            canResend ? (
              <Button kind="quiet" onPress={() => resend.mutate({ params: { id } })} isPending={resend.isPending}>
                {t('webhooks.resend')}
                <Regarding>{kind}</Regarding>
              </Button>
            ) : null,
        },
      ]}
    />
  );
}
