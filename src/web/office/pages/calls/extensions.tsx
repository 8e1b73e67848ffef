import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { DateField } from '../../../ui/form/date-field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { LongTextField, TextField } from '../../../ui/form/text-fields.tsx';
import { useAct } from '../../../ui/queries.ts';
import { useT } from '../../../ui/reading.tsx';
import { Table } from '../../../ui/table.tsx';
import { Instant, Status } from '../../../ui/values.tsx';
import { useName } from '../../parts/names.ts';
import { Answer } from './answer.tsx';
import type { OfficeCall } from './call.tsx';
import { instantOf } from './new-call.ts';

interface Props {
  readonly it: OfficeCall;
  readonly me: string;
  readonly mayAnswer: boolean;
}

/** More time for single applicants: who was given it, why, and what waits for a second person. */
export function Extensions({ it, me, mayAnswer }: Props) {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  const answer = useAct('POST /calls/:id/extensions/:extension/answer');
  const mayAsk = it.state === 'open' || it.state === 'closed';
  return (
    <section className="stack" aria-labelledby="extensions">
      <div className="row">
        <h2 id="extensions">{t('callpage.office.extensions')}</h2>
        {mayAsk && !it.alwaysOpen && (
          <Button kind="secondary" onPress={() => setIsOpen(true)}>
            {t('callpage.office.more_time')}
          </Button>
        )}
      </div>
      {it.extensions.length === 0 ? (
        <p className="muted">{t('callpage.office.extensions_none')}</p>
      ) : (
        <Table
          dense
          caption={t('callpage.office.extensions')}
          rows={it.extensions}
          rowKey={({ id }) => id}
          columns={[
            { key: 'who', head: t('callpage.office.applicant'), lead: 1, cell: ({ organisation }) => <Name of={organisation} /> },
            {
              key: 'until',
              head: t('callpage.office.until'),
              lead: 2,
              tight: true,
              cell: ({ until }) => <Instant at={until} short />,
            },
            {
              key: 'state',
              head: t('schemepage.call.state'),
              cell: ({ answer: said }) => (
                <Status tone={said === 'granted' ? 'jade' : said === 'refused' ? 'vermilion' : 'amber'}>
                  {t(
                    said === 'granted'
                      ? 'callpage.office.applied'
                      : said === 'refused'
                        ? 'callpage.office.refused'
                        : 'callpage.office.waiting',
                  )}
                </Status>
              ),
            },
            { key: 'reason', head: t('callpage.change.reason'), cell: ({ reason }) => reason },
            { key: 'by', head: t('callpage.office.asked_by'), cell: ({ askedBy }) => askedBy.name },
            {
              key: 'second',
              head: t('callpage.office.second'),
              cell: ({ id, askedBy, answeredBy }) =>
                mayAnswer && answeredBy === null ? (
                  <Answer
                    isOwn={askedBy.id === me}
                    act={answer}
                    onAnswer={(grants) => answer.mutate({ params: { id: it.id, extension: id }, body: { grants } })}
                  />
                ) : (
                  (answeredBy?.name ?? '–')
                ),
            },
          ]}
        />
      )}
      {isOpen && <MoreTime it={it} onClose={() => setIsOpen(false)} />}
    </section>
  );
}

function Name({ of }: { readonly of: OfficeCall['extensions'][number]['organisation'] }) {
  const name = useName();
  return <>{name(of)}</>;
}

function MoreTime({ it, onClose }: { readonly it: OfficeCall; readonly onClose: () => void }) {
  const t = useT();
  const [organisation, setOrganisation] = useState('');
  const [day, setDay] = useState('');
  const [time, setTime] = useState('17:00');
  const [reason, setReason] = useState('');
  const ask = useAct('POST /calls/:id/extensions', { onDone: onClose });
  const body = { organisation: organisation.trim(), until: instantOf(day, time), reason };
  return (
    <Dialog title={t('callpage.office.more_time')} isOpen onClose={onClose}>
      <Form onSubmit={() => ask.mutate({ params: { id: it.id }, body })} problem={ask.error}>
        <p>{t('callpage.office.more_time_text')}</p>
        <TextField
          name="organisation"
          label={t('callpage.office.br')}
          hint={t('callpage.office.br_hint')}
          isShort
          value={organisation}
          onChange={setOrganisation}
        />
        <DateField name="until" label={t('callpage.office.until_day')} value={day} onChange={setDay} />
        <TextField
          name="untilTime"
          label={t('callpage.office.until_time')}
          hint={t('schemepage.office.time_hint')}
          isShort
          value={time}
          onChange={setTime}
        />
        <LongTextField
          name="reason"
          label={t('callpage.change.reason')}
          value={reason}
          onChange={setReason}
          rows={3}
          maxLength={2000}
        />
        <div className="row dialog-acts">
          <Button type="submit" isPending={ask.isPending}>
            {t('callpage.change.ask')}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
