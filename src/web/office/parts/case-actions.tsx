import { useState } from 'react';
import type { ApiAnswer } from '../../ui/api.ts';
import { useAct } from '../../ui/queries.ts';
import { useFormat, useT } from '../../ui/reading.tsx';
import { Actions } from './actions.tsx';
import { ActDialog } from './act-dialog.tsx';
import type { Said } from './act-dialog.tsx';
import { Effect } from './effect.tsx';
import { LineFields, linesBody, type LinesTyped } from './line-fields.tsx';
import { ScoreFields } from './score-fields.tsx';

type Case = ApiAnswer<'GET /cases/:id'>;
type Act = Case['actions'][number]['act'];

const kinds = {
  recommend: 'primary',
  decide: 'primary',
  check: 'secondary',
  ask: 'secondary',
  return: 'secondary',
  conflict: 'quiet',
  reassign: 'quiet',
} as const;
const order: readonly Act[] = ['decide', 'recommend', 'check', 'ask', 'return', 'conflict', 'reassign'];

/** The effect of a decision before it is taken, and everything that can be done with the case. */
export function CaseActions({ of: it }: { readonly of: Case }) {
  const t = useT();
  const [open, setOpen] = useState<Act | null>(null);
  const check = useAct('POST /cases/:id/check');
  const actions = order.map((act) => ({
    key: act,
    title: t(`case.act.${act}`),
    why: it.actions.find((one) => one.act === act)?.why ?? null,
    kind: kinds[act],
    isPending: act === 'check' && check.isPending,
    onPress: () => (act === 'check' ? check.mutate({ params: { id: it.id } }) : setOpen(act)),
  }));
  return (
    <Actions actions={actions}>
      {it.inside?.effect && <Effect of={it.inside.effect} />}
      {open !== null && open !== 'check' && <ActOn key={open} it={it} act={open} onClose={() => setOpen(null)} />}
    </Actions>
  );
}

/** Scores as chosen, as the API takes them; nothing where none were asked for. */
function scored(scores: Readonly<Record<string, string>>) {
  const given = Object.entries(scores).map(([criterion, score]) => [criterion, Number(score)]);
  return given.length === 0 ? {} : { scores: Object.fromEntries(given) as Record<string, number> };
}

function ActOn({ it, act, onClose }: { readonly it: Case; readonly act: Exclude<Act, 'check'>; readonly onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const done = { onDone: onClose };
  const ask = useAct('POST /cases/:id/questions', done);
  const recommend = useAct('POST /cases/:id/recommend', done);
  const sendBack = useAct('POST /cases/:id/return', done);
  const decide = useAct('POST /cases/:id/decide', done);
  const conflict = useAct('POST /cases/:id/conflict', done);
  const reassign = useAct('POST /cases/:id/reassign', done);
  const params = { id: it.id };
  const running = { ask, recommend, return: sendBack, decide, conflict, reassign }[act];

  const effect = it.inside?.effect ?? [];
  const [lines, setLines] = useState<LinesTyped>({
    amounts: {},
    exceptional: {},
    conditions: it.inside?.conditions.join('\n') ?? '',
  });
  const [scores, setScores] = useState<Readonly<Record<string, string>>>({});
  const rubric = it.inside?.rubric ?? null;

  const go = ({ choice, words }: Said) => {
    const outcome = choice === 'refuse' ? 'refuse' : 'approve';
    if (act === 'ask') ask.mutate({ params, body: { question: words } });
    if (act === 'recommend')
      recommend.mutate({
        params,
        body: { outcome, reason: words, ...scored(scores), ...(outcome === 'approve' && linesBody(lines)) },
      });
    if (act === 'return') sendBack.mutate({ params, body: { reason: words } });
    if (act === 'decide')
      decide.mutate({ params, body: { outcome, reason: words, ...(outcome === 'approve' && linesBody(lines)) } });
    if (act === 'conflict')
      conflict.mutate({ params, body: { reason: words, party: choice === 'provider' ? 'provider' : 'applicant' } });
    if (act === 'reassign') reassign.mutate({ params, body: { reason: words } });
  };
  const outcomes = [
    { value: 'approve', label: t('case.outcome.approve') },
    { value: 'refuse', label: t('case.outcome.refuse') },
  ];
  const parties = [
    { value: 'applicant', label: t('case.party.applicant') },
    { value: 'provider', label: t('case.party.provider') },
  ];
  const choices = act === 'recommend' || act === 'decide' ? outcomes : act === 'conflict' ? parties : undefined;
  const consequence = (chosen: string) => {
    if (act === 'decide' && chosen === 'approve') {
      return effect.map(({ line, unit, amount, envelope }) => {
        const facts = {
          amount: format.amount(amount, unit),
          left: format.amount(envelope.left, unit),
          after: format.amount(envelope.after, unit),
        };
        return (
          <p key={line} className="consequence">
            {t('case.consequence.approve', facts)}
          </p>
        );
      });
    }
    if (act === 'decide' && chosen === 'refuse') return <p className="consequence">{t('case.consequence.refuse')}</p>;
    if (act === 'recommend' || act === 'decide') return null;
    return <p className="consequence">{t(`case.consequence.${act}`)}</p>;
  };
  return (
    <ActDialog
      title={t(`case.act.${act}`)}
      {...(choices && {
        choices,
        choiceLabel: t(act === 'conflict' ? 'case.party' : act === 'decide' ? 'case.your_decision' : 'case.your_recommendation'),
      })}
      effect={consequence}
      wordsName={act === 'ask' ? 'question' : 'reason'}
      wordsLabel={t(act === 'ask' ? 'case.question' : 'case.reason')}
      wordsHint={t(act === 'ask' ? 'case.question_hint' : act === 'decide' ? 'case.reason_to_applicant' : 'case.reason_hint')}
      {...((act === 'recommend' || act === 'decide') && {
        more: (chosen: string) => (
          <>
            {act === 'recommend' && rubric && <ScoreFields rubric={rubric} value={scores} onChange={setScores} />}
            {chosen === 'approve' && <LineFields lines={effect} value={lines} onChange={setLines} decides={act === 'decide'} />}
          </>
        ),
      })}
      act={(chosen) =>
        t(act === 'decide' && chosen !== '' ? (chosen === 'refuse' ? 'case.act.refuse' : 'case.act.approve') : `case.act.${act}`)
      }
      isPending={running.isPending}
      problem={running.error}
      onAct={go}
      onClose={onClose}
    />
  );
}
