import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../../ui/button.tsx';
import { ChoiceField } from '../../ui/form/choice-fields.tsx';
import { Form } from '../../ui/form/form.tsx';
import { TextField } from '../../ui/form/text-fields.tsx';
import { Page } from '../../ui/page.tsx';
import { useAct } from '../../ui/queries.ts';
import { useT } from '../../ui/reading.tsx';

const kinds = [
  'company',
  'sole_proprietorship',
  'partnership',
  'hawker',
  'university',
  'research_institute',
  'public_body',
  'other',
] as const;
type Kind = (typeof kinds)[number];

const blank = { kind: '' as Kind | '', nameEn: '', nameZh: '', brNumber: '', email: '', phone: '' };

/** Registers the organisation that I act for. */
export default function NewOrganisationPage() {
  const t = useT();
  const navigate = useNavigate();
  const [given, setGiven] = useState(blank);
  const register = useAct('POST /organisations', { onDone: ({ id }) => void navigate(`/portal/organisations/${id}`) });
  const set = (part: Partial<typeof blank>) => setGiven({ ...given, ...part });
  const submit = () => {
    const { kind, ...texts } = given;
    const typed = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
    // What is not chosen is refused by the hub, which says so beside the question.
    register.mutate({ body: { kind: kind as Kind, ...typed } });
  };
  return (
    <Page
      title={t('people.organisations.register')}
      crumbs={[{ to: '/portal/organisations', label: t('people.organisations.title') }]}
      lede={t('people.organisation.register_lede')}
    >
      <Form onSubmit={submit} problem={register.error}>
        <ChoiceField
          name="kind"
          label={t('people.organisation.kind_question')}
          value={given.kind}
          onChange={(kind) => set({ kind: kind as Kind })}
          choices={kinds.map((value) => ({ value, label: t(`people.kind.${value}`) }))}
        />
        <TextField
          name="brNumber"
          label={t('people.organisation.br')}
          hint={t('people.organisation.br_hint')}
          isOptional={given.kind !== '' && !['company', 'sole_proprietorship', 'partnership'].includes(given.kind)}
          value={given.brNumber}
          onChange={(brNumber) => set({ brNumber })}
        />
        <TextField
          name="nameEn"
          label={t('people.organisation.name_en')}
          hint={t('people.organisation.name_hint')}
          value={given.nameEn}
          onChange={(nameEn) => set({ nameEn })}
          autoComplete="organization"
        />
        <TextField
          name="nameZh"
          label={t('people.organisation.name_zh')}
          isOptional
          value={given.nameZh}
          onChange={(nameZh) => set({ nameZh })}
        />
        <TextField
          name="email"
          label={t('people.organisation.email')}
          hint={t('people.organisation.email_hint')}
          isOptional
          type="email"
          keyboard="email"
          value={given.email}
          onChange={(email) => set({ email })}
        />
        <TextField
          name="phone"
          label={t('people.organisation.phone')}
          isOptional
          type="tel"
          keyboard="tel"
          autoComplete="tel"
          value={given.phone}
          onChange={(phone) => set({ phone })}
        />
        <div>
          <Button type="submit" isPending={register.isPending}>
            {t('people.organisations.register')}
          </Button>
        </div>
      </Form>
    </Page>
  );
}
