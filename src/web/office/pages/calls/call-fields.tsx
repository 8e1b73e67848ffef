import type { ApiAnswer } from '../../../ui/api.ts';
import { ChoiceField, ConsentField, SelectField } from '../../../ui/form/choice-fields.tsx';
import { DateField } from '../../../ui/form/date-field.tsx';
import { LongTextField, MoneyField, TextField } from '../../../ui/form/text-fields.tsx';
import { useApi } from '../../../ui/queries.ts';
import { useFormat, useT } from '../../../ui/reading.tsx';
import { kinds, readTime, type Typed } from './new-call.ts';
import type { SchemeName } from './open.tsx';
import { PlanFields } from './plan-fields.tsx';

type SchemeRead = ApiAnswer<'GET /schemes/:scheme'>;

/** The scheme in the version chosen, or else in the one published last: what the call would pin. */
export function useChosen({ scheme, version }: Typed): {
  readonly scheme: SchemeRead | undefined;
  readonly versions: SchemeRead['versions'];
} {
  const current = useApi('GET /schemes/:scheme', { params: { scheme }, query: {} }, { enabled: scheme !== '' });
  const versions = current.data?.versions ?? [];
  const wanted = version === '' ? versions[0]?.version : Number(version);
  const chosen = useApi(
    'GET /schemes/:scheme',
    { params: { scheme }, query: { version: wanted } },
    { enabled: wanted !== undefined },
  );
  return { scheme: chosen.data, versions };
}

/** The parts of what is typed that are plain texts. */
type Strings = { [Name in keyof Typed as Typed[Name] extends string ? Name : never]: string };

interface Props {
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
  readonly schemes: readonly SchemeName[];
  readonly isTried: boolean;
}

/** Everything that makes a call, in the order one thinks of it: which rules, its name, when, from which money. */
export function CallFields({ typed, onChange, schemes, isTried }: Props) {
  const t = useT();
  const format = useFormat();
  const { scheme, versions } = useChosen(typed);
  const isRolling = typed.kind === 'rolling';
  const field = (name: keyof Strings) => ({
    value: typed[name],
    onChange: (value: string) => onChange({ ...typed, [name]: value }),
  });
  const badTime = (text: string) => (isTried && !readTime(text) ? t('schemepage.office.bad_time') : undefined);
  return (
    <>
      <SelectField
        name="scheme"
        label={t('schemepage.office.scheme')}
        choices={schemes.map((one) => ({ value: one.scheme, label: format.text(one.name) }))}
        value={typed.scheme}
        onChange={(value) => onChange({ ...typed, scheme: value, version: '', dates: {} })}
      />
      {versions.length > 1 && (
        <ChoiceField
          name="version"
          label={t('schemepage.office.choose_version')}
          choices={versions.map(({ version, publishedAt }) => ({
            value: String(version),
            label: t('schemepage.office.version_label', { version, at: format.instant(publishedAt, true) }),
          }))}
          {...field('version')}
          value={typed.version === '' ? String(versions[0]?.version ?? '') : typed.version}
        />
      )}
      <TextField
        name="code"
        label={t('schemepage.office.code')}
        hint={t('schemepage.office.code_hint')}
        isShort
        {...field('code')}
      />
      <TextField name="title.en" label={t('schemepage.office.title_en')} {...field('en')} />
      <TextField name="title.zh-Hant" label={t('schemepage.office.title_hant')} {...field('hant')} />
      <TextField name="title.zh-Hans" label={t('schemepage.office.title_hans')} {...field('hans')} />
      <ChoiceField
        name="kind"
        label={t('callpage.office.kind')}
        choices={kinds.map((value) => ({ value, label: t(`callpage.kind.${value}`), hint: t(`callpage.kind.${value}_hint`) }))}
        {...field('kind')}
      />
      <DateField name="opensAt" label={t('schemepage.office.opens_on')} {...field('opensOn')} />
      <TextField
        name="opensTime"
        label={t('schemepage.office.opens_time')}
        hint={t('schemepage.office.time_hint')}
        error={badTime(typed.opensTime)}
        isShort
        {...field('opensTime')}
      />
      {!isRolling && (
        <>
          <DateField
            name="closesAt"
            label={t('schemepage.office.closes_on')}
            hint={t('schemepage.office.closes_hint')}
            {...field('closesOn')}
          />
          <TextField
            name="closesTime"
            label={t('schemepage.office.closes_time')}
            hint={t('schemepage.office.time_hint')}
            error={badTime(typed.closesTime)}
            isShort
            {...field('closesTime')}
          />
        </>
      )}
      <PlanFields
        typed={typed}
        version={typed.version === '' ? versions[0]?.version : Number(typed.version)}
        onChange={onChange}
      />
      <MoneyField
        name="envelope"
        label={t('schemepage.office.envelope')}
        isOptional
        hint={
          scheme &&
          t('schemepage.office.envelope_hint', {
            amount: scheme.envelopes.map(({ amount }) => format.text(amount.text)).join(' · '),
          })
        }
        {...field('envelope')}
      />
      {!isRolling && (
        <ConsentField
          name="sealed"
          label={t('callpage.office.sealed')}
          hint={t('callpage.sealed_text')}
          value={typed.isSealed}
          onChange={(isSealed) => onChange({ ...typed, isSealed })}
        />
      )}
      <ConsentField
        name="invited"
        label={t('callpage.office.invited')}
        hint={t('callpage.office.invited_hint')}
        value={typed.isInvited}
        onChange={(isInvited) => onChange({ ...typed, isInvited })}
      />
      {typed.isInvited && (
        <LongTextField
          name="invited.emails"
          label={t('callpage.office.guests')}
          hint={t('callpage.office.guests_hint')}
          rows={4}
          maxLength={20_000}
          {...field('guests')}
        />
      )}
      <TextField
        name="expected"
        label={t('callpage.office.expected')}
        hint={t('callpage.office.expected_hint')}
        isOptional
        isShort
        keyboard="numeric"
        {...field('expected')}
      />
      <ConsentField
        name="showsReceived"
        label={t('callpage.office.shows_received')}
        value={typed.showsReceived}
        onChange={(showsReceived) => onChange({ ...typed, showsReceived })}
      />
    </>
  );
}
