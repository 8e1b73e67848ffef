import { DefinitionList } from '../../../ui/blocks.tsx';
import { Confirm } from '../../../ui/dialog.tsx';
import { useFormat, useReading, useT } from '../../../ui/reading.tsx';
import { Instant } from '../../../ui/values.tsx';
import { useChosen } from './call-fields.tsx';
import { callOf, guestsOf, type Typed } from './new-call.ts';

interface Props {
  readonly typed: Typed;
  readonly isOpen: boolean;
  readonly isPending: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** The consequence in figures: which rules will stand, from when to when, out of which money. */
export function ConfirmCall({ typed, ...dialog }: Props) {
  const t = useT();
  const { locale } = useReading();
  const format = useFormat();
  const { scheme } = useChosen(typed);
  const { title, code, opensAt, closesAt, envelope } = callOf(typed);
  const guests = guestsOf(typed.guests);
  const isReal = (at: string) => !Number.isNaN(Date.parse(at));
  return (
    <Confirm title={t('schemepage.office.confirm')} act={t('schemepage.office.review')} kind="primary" {...dialog}>
      <p>{t('schemepage.office.confirm_text')}</p>
      <DefinitionList
        dense
        items={[
          { term: t('schemepage.call'), is: [title[locale], code].filter(Boolean).join(' · ') },
          {
            term: t('schemepage.call.opens'),
            is: isReal(opensAt) ? <Instant at={opensAt} /> : opensAt,
          },
          {
            term: t('schemepage.call.closes'),
            is: closesAt === undefined ? t('callpage.always_open') : isReal(closesAt) ? <Instant at={closesAt} /> : closesAt,
          },
          ...(typed.isInvited
            ? [
                {
                  term: t('callpage.office.guests'),
                  is: t('callpage.office.guests_count', { n: guests.emails.length + guests.brNumbers.length }),
                },
              ]
            : []),
          ...(typed.isSealed ? [{ term: t('callpage.sealed'), is: t('callpage.sealed_text') }] : []),
          ...(scheme
            ? [
                { term: t('schemepage.office.version'), is: t('schemepage.office.version_n', { version: scheme.version }) },
                ...scheme.gives.flatMap(({ limits }) =>
                  limits.map((words) => ({ term: format.text(words.label), is: format.text(words.text) })),
                ),
                ...scheme.envelopes.map(({ unit, amount }) => ({
                  term: t('schemepage.office.envelope'),
                  is:
                    unit === 'HKD.cent' && envelope !== undefined && /^\d+$/.test(envelope)
                      ? format.money(envelope)
                      : format.text(amount.text),
                })),
              ]
            : []),
        ]}
      />
    </Confirm>
  );
}
