import { useState } from 'react';
import { useParams } from 'react-router';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Empty, Notice } from '../../../ui/blocks.tsx';
import { Button } from '../../../ui/button.tsx';
import { ChoiceField } from '../../../ui/form/choice-fields.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { Reason } from '../../../ui/form/problems.tsx';
import { TextField } from '../../../ui/form/text-fields.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAct, useApi } from '../../../ui/queries.ts';
import { useReading, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Instant, Status, type Tone } from '../../../ui/values.tsx';

type Answer = ApiAnswer<'GET /applications/:id/referees'>;
type Referee = Answer['referees'][number];

const tones: Readonly<Record<Referee['state'], Tone>> = {
  asked: 'harbour',
  received: 'jade',
  declined: 'amber',
  missing: 'vermilion',
};

/** Who writes about the applicant: named here, asked by mail, and whether the letter is there. Never what it says. */
export default function RefereesPage() {
  const { id = '' } = useParams();
  const t = useT();
  const answer = useApi('GET /applications/:id/referees', { params: { id } });
  return (
    <Page
      title={t('callpage.referees.title')}
      crumbs={[
        { to: '/portal', label: t('applying.home.title') },
        { to: `/portal/applications/${id}`, label: t('callpage.referees.application') },
      ]}
      lede={t('callpage.referees.lede')}
    >
      <Shown query={answer}>
        {({ asks, referees }) =>
          asks === null ? (
            <Empty title={t('callpage.referees.not_asked')} />
          ) : (
            <div className="stack-wide">
              <Notice tone="plain">
                <p>
                  {t('callpage.referees.how_many', { least: asks.least, most: asks.most })}{' '}
                  {t('callpage.referees.until', { at: asks.until })}
                </p>
              </Notice>
              <ul className="plain-list stack">
                {referees.map((one) => (
                  <One key={one.id} of={one} />
                ))}
              </ul>
              {asks.mayName && <Name id={id} />}
            </div>
          )
        }
      </Shown>
    </Page>
  );
}

function One({ of }: { readonly of: Referee }) {
  const t = useT();
  const remind = useAct('POST /referees/:id/remind');
  const remove = useAct('DELETE /referees/:id');
  const problem = remind.error ?? remove.error;
  return (
    <li className="panel stack">
      <div className="row">
        <strong>{of.name}</strong>
        <Status tone={tones[of.state]}>{t(`callpage.letter.state.${of.state}`)}</Status>
      </div>
      <p>
        {of.relation} · {of.email}
      </p>
      <p className="muted small">
        {of.receivedAt === null ? t('callpage.referees.asked_at') : t('callpage.referees.received_at')}{' '}
        <Instant at={of.receivedAt ?? of.askedAt} />
      </p>
      {of.state !== 'received' && (
        <div className="row">
          {of.mayRemind && (
            <Button
              kind="secondary"
              aria-label={t('callpage.referees.remind_named', { name: of.name })}
              isPending={remind.isPending}
              onPress={() => remind.mutate({ params: { id: of.id } })}
            >
              {t('callpage.referees.remind')}
            </Button>
          )}
          <Button
            kind="quiet"
            aria-label={t('callpage.referees.remove_named', { name: of.name })}
            isPending={remove.isPending}
            onPress={() => remove.mutate({ params: { id: of.id } })}
          >
            {t('callpage.referees.remove')}
          </Button>
        </div>
      )}
      {problem && (
        <p className="field-error" role="alert">
          <Reason of={problem} />
        </p>
      )}
    </li>
  );
}

const blank = { name: '', email: '', relation: '' };

function Name({ id }: { readonly id: string }) {
  const t = useT();
  const { locale } = useReading();
  const [typed, setTyped] = useState(blank);
  const [language, setLanguage] = useState<typeof locale>(locale);
  const name = useAct('POST /applications/:id/referees', { onDone: () => setTyped(blank) });
  const field = (part: keyof typeof blank) => ({
    value: typed[part],
    onChange: (value: string) => setTyped({ ...typed, [part]: value }),
  });
  return (
    <section className="stack" aria-labelledby="name-referee">
      <h2 id="name-referee">{t('callpage.referees.name')}</h2>
      <Form onSubmit={() => name.mutate({ params: { id }, body: { ...typed, language } })} problem={name.error}>
        <TextField name="name" label={t('callpage.referees.their_name')} {...field('name')} />
        <TextField name="email" type="email" keyboard="email" label={t('callpage.referees.email')} {...field('email')} />
        <TextField
          name="relation"
          label={t('callpage.referees.relation')}
          hint={t('callpage.referees.relation_hint')}
          {...field('relation')}
        />
        <ChoiceField
          name="language"
          label={t('callpage.referees.language')}
          inRow
          value={language}
          onChange={(value) => setLanguage(value as typeof locale)}
          choices={[
            { value: 'en', label: 'English' },
            { value: 'zh-Hant', label: '繁體中文' },
            { value: 'zh-Hans', label: '简体中文' },
          ]}
        />
        <p>
          <Button type="submit" isPending={name.isPending}>
            {t('callpage.referees.ask')}
          </Button>
        </p>
      </Form>
    </section>
  );
}
