import { useState } from 'react';
import type { ApiAnswer } from '../../ui/api.ts';
import { DefinitionList } from '../../ui/blocks.tsx';
import { useAct } from '../../ui/queries.ts';
import { useFormat, useT } from '../../ui/reading.tsx';
import { Money } from '../../ui/values.tsx';
import { ActDialog } from './act-dialog.tsx';
import type { Said } from './act-dialog.tsx';
import { Actions } from './actions.tsx';

type Claim = ApiAnswer<'GET /office/claims/:id'>;
type Act = Claim['actions'][number]['act'];

const kinds = {
  support: 'primary',
  approve: 'primary',
  oppose: 'secondary',
  ask: 'secondary',
  return: 'secondary',
  refuse: 'danger',
  conflict: 'quiet',
  reassign: 'quiet',
} as const;
const order: readonly Act[] = ['approve', 'support', 'oppose', 'ask', 'return', 'refuse', 'conflict', 'reassign'];

/** What an approval pays, and everything that can be done with the claim. */
export function ClaimActions({ of: it }: { readonly of: Claim }) {
  const t = useT();
  const [open, setOpen] = useState<Act | null>(null);
  const ask = useAct('POST /claims/:id/ask-merchant');
  const actions = order.map((act) => ({
    key: act,
    title: t(`claim.act.${act}`),
    why: it.actions.find((one) => one.act === act)?.why ?? null,
    kind: kinds[act],
    isPending: act === 'ask' && ask.isPending,
    onPress: () => (act === 'ask' ? ask.mutate({ params: { id: it.id } }) : setOpen(act)),
  }));
  return (
    <Actions actions={actions}>
      {it.inside && <ClaimEffect of={it.inside.effect} />}
      {open !== null && open !== 'ask' && <ActOn key={open} it={it} act={open} onClose={() => setOpen(null)} />}
    </Actions>
  );
}

function ClaimEffect({ of }: { readonly of: NonNullable<Claim['inside']>['effect'] }) {
  const t = useT();
  return (
    <div className="effect">
      <p className="effect-title">{t('claim.effect')}</p>
      <p className="effect-amount">
        <Money cents={of.amount} />
      </p>
      <ol className="effect-steps small">
        {of.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <DefinitionList
        dense
        items={[
          { term: t('claim.effect.account'), is: <Money cents={of.account.left} /> },
          { term: t('claim.effect.remainder'), is: <Money cents={of.remainder} /> },
        ]}
      />
    </div>
  );
}

function ActOn({ it, act, onClose }: { readonly it: Claim; readonly act: Exclude<Act, 'ask'>; readonly onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const done = { onDone: onClose };
  const check = useAct('POST /claims/:id/check', done);
  const approve = useAct('POST /claims/:id/approve', done);
  const refuse = useAct('POST /claims/:id/refuse', done);
  const sendBack = useAct('POST /claims/:id/return', done);
  const conflict = useAct('POST /claims/:id/conflict', done);
  const reassign = useAct('POST /claims/:id/reassign', done);
  const params = { id: it.id };
  const running = { support: check, oppose: check, approve, refuse, return: sendBack, conflict, reassign }[act];
  const go = ({ choice, words, cents }: Said) => {
    if (act === 'support')
      check.mutate({ params, body: { outcome: 'approve', reason: words, ...(cents !== undefined && { amount: cents }) } });
    if (act === 'oppose') check.mutate({ params, body: { outcome: 'refuse', reason: words } });
    if (act === 'approve') approve.mutate({ params, body: { reason: words } });
    if (act === 'refuse') refuse.mutate({ params, body: { reason: words } });
    if (act === 'return') sendBack.mutate({ params, body: { reason: words } });
    if (act === 'conflict')
      conflict.mutate({ params, body: { reason: words, party: choice === 'provider' ? 'provider' : 'applicant' } });
    if (act === 'reassign') reassign.mutate({ params, body: { reason: words } });
  };
  const parties = [
    { value: 'applicant', label: t('case.party.applicant') },
    { value: 'provider', label: t('case.party.provider') },
  ];
  const amount = it.inside === null ? '' : format.money(it.inside.effect.amount);
  const isToClaimant = act === 'return' && it.status === 'submitted';
  return (
    <ActDialog
      title={t(`claim.act.${act}`)}
      {...(act === 'support' && { choices: [{ value: 'approve', label: '' }], amountWith: ['approve'] })}
      {...(act === 'conflict' && { choices: parties, choiceLabel: t('case.party') })}
      effect={() => (
        <p className="consequence">
          {t(isToClaimant ? 'claim.consequence.return_claimant' : `claim.consequence.${act}`, { amount })}
        </p>
      )}
      wordsName="reason"
      wordsLabel={t('case.reason')}
      wordsHint={t(act === 'refuse' || isToClaimant ? 'case.reason_to_applicant' : 'case.reason_hint')}
      act={() => t(`claim.act.${act}`)}
      kind={act === 'refuse' ? 'danger' : 'primary'}
      isPending={running.isPending}
      problem={running.error}
      onAct={go}
      onClose={onClose}
    />
  );
}
