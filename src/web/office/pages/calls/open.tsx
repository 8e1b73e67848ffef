import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { has, useMe } from '../../../app/me.ts';
import { Empty } from '../../../ui/blocks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAct, useApi } from '../../../ui/queries.ts';
import { useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { CallFields } from './call-fields.tsx';
import { ConfirmCall } from './confirm-call.tsx';
import { blank, callOf, readTime, type Typed, typedFrom } from './new-call.ts';

/** Opening a call cannot be undone, so it is filled in, shown with its consequence, and only then done. */
export default function OpenCallPage() {
  const t = useT();
  const me = useMe();
  const schemes = useApi('GET /schemes');
  return (
    <Page
      title={t('schemepage.office.open')}
      lede={t('schemepage.office.new_lede')}
      crumbs={[{ to: '/office/calls', label: t('schemepage.office.title') }]}
    >
      {me.data && !has(me.data, ['admin']) ? (
        <Empty title={t('schemepage.office.not_yours')} />
      ) : (
        <Shown query={schemes}>
          {(answer) => <NewCallForm schemes={answer.schemes.map(({ scheme, name }) => ({ scheme, name }))} />}
        </Shown>
      )}
    </Page>
  );
}

export interface SchemeName {
  readonly scheme: string;
  readonly name: { readonly en: string; readonly 'zh-Hant': string; readonly 'zh-Hans': string };
}

function NewCallForm({ schemes }: { readonly schemes: readonly SchemeName[] }) {
  const t = useT();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const first = schemes.find(({ scheme }) => scheme === query.get('scheme')) ?? (schemes.length === 1 ? schemes[0] : undefined);
  const [typed, setTyped] = useState<Typed>({
    ...blank,
    scheme: first?.scheme ?? '',
    version: first === undefined ? '' : (query.get('version') ?? ''),
  });
  // What is proposed for a scheme stands until something is changed by hand.
  const [touched, setTouched] = useState('');
  const proposal = useApi(
    'GET /schemes/:scheme/next-call',
    { params: { scheme: typed.scheme } },
    { enabled: typed.scheme !== '' },
  ).data;
  const filled = proposal === undefined || touched === typed.scheme ? typed : { ...typed, ...typedFrom(proposal) };
  const change = (next: Typed) => {
    if (next.scheme === typed.scheme) setTouched(next.scheme);
    setTyped(next);
  };
  const [isTried, setIsTried] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const open = useAct('POST /calls', {
    onDone: ({ id }) => void navigate(`/office/calls/${id}?opened=1`),
  });
  const review = () => {
    setIsTried(true);
    if (readTime(filled.opensTime) && (filled.kind === 'rolling' || readTime(filled.closesTime))) setIsAsked(true);
  };
  return (
    <>
      <Form onSubmit={review} problem={open.error}>
        <CallFields typed={filled} onChange={change} schemes={schemes} isTried={isTried} />
        <p>
          <Button type="submit">{t('schemepage.office.review')}</Button>
        </p>
      </Form>
      <ConfirmCall
        typed={filled}
        isOpen={isAsked}
        isPending={open.isPending}
        onClose={() => setIsAsked(false)}
        onConfirm={() => open.mutate({ body: callOf(filled) }, { onError: () => setIsAsked(false) })}
      />
    </>
  );
}
