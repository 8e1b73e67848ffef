import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Notice } from '../../../../ui/blocks.tsx';
import { Button, LinkButton } from '../../../../ui/button.tsx';
import { Confirm, Dialog } from '../../../../ui/dialog.tsx';
import { Form } from '../../../../ui/form/form.tsx';
import { Reason } from '../../../../ui/form/problems.tsx';
import { LongTextField } from '../../../../ui/form/text-fields.tsx';
import { useAct } from '../../../../ui/queries.ts';
import { useT } from '../../../../ui/reading.tsx';
import { Timeline, type TimelineStep } from '../../../../ui/blocks.tsx';
import { Instant } from '../../../../ui/values.tsx';
import type { DraftAnswer } from './use-draft.ts';

interface StepsProps {
  readonly draft: DraftAnswer;
  /** Sends what waits; true when the hub has all of it. */
  readonly flush: () => Promise<boolean>;
  readonly revision: () => number;
  readonly problems: number;
}

/** Where the draft stands on its way, and what the reader can do about it now. */
export function Steps({ draft, flush, revision, problems }: StepsProps) {
  const t = useT();
  const navigate = useNavigate();
  const input = () => ({ params: { id: draft.id }, body: { revision: revision() } });
  const check = useAct('POST /scheme-drafts/:id/check');
  const follow = useAct('POST /scheme-drafts/:id/follow');
  const see = useAct('POST /scheme-drafts/:id/see');
  const publish = useAct('POST /scheme-drafts/:id/publish');
  const drop = useAct('POST /scheme-drafts/:id/drop', { onDone: () => void navigate('/office/schemes') });
  const [asked, setAsked] = useState<'publish' | 'drop' | 'back'>();
  const isBehind = draft.state !== 'published' && draft.newestVersion !== draft.baseVersion;
  const saved = async (act: () => void) => {
    if (await flush()) act();
  };
  const problem = check.error ?? see.error ?? follow.error;
  return (
    <div className="stack">
      <Timeline steps={timeline(draft, t)} />
      {draft.remark !== null && draft.state === 'draft' && (
        <Notice tone="amber" title={t('drafting.given_back')}>
          <p>{draft.remark}</p>
        </Notice>
      )}
      {draft.origin === 'file' && <p className="small muted">{t('drafting.origin.file_text')}</p>}
      {draft.mayWrite && isBehind && (
        <Notice tone="amber" title={t('drafting.behind', { version: draft.newestVersion ?? 0 })}>
          <Button kind="secondary" isPending={follow.isPending} onPress={() => void saved(() => follow.mutate(input()))}>
            {t('drafting.follow')}
          </Button>
        </Notice>
      )}
      <div className="row">
        {draft.mayWrite && draft.state === 'draft' && (
          <Button isPending={check.isPending} onPress={() => void saved(() => check.mutate(input()))}>
            {t('drafting.check')}
          </Button>
        )}
        {draft.isSecond && draft.state === 'checked' && (
          <Button isPending={see.isPending} onPress={() => see.mutate(input())}>
            {t('drafting.see')}
          </Button>
        )}
        {draft.isSecond && draft.state === 'seen' && <Button onPress={() => setAsked('publish')}>{t('drafting.publish')}</Button>}
        {draft.isSecond && (draft.state === 'checked' || draft.state === 'seen') && (
          <Button kind="secondary" onPress={() => setAsked('back')}>
            {t('drafting.give_back')}
          </Button>
        )}
        {draft.state === 'published' && draft.publishedVersion !== null && (
          <>
            <LinkButton to={`/office/calls/new?scheme=${draft.scheme}&version=${draft.publishedVersion}`}>
              {t('drafting.open_call')}
            </LinkButton>
            <LinkButton kind="secondary" to={`/office/schemes/${draft.scheme}?version=${draft.publishedVersion}`}>
              {t('drafting.read_n', { version: draft.publishedVersion })}
            </LinkButton>
          </>
        )}
        {draft.mayWrite && (
          <Button kind="quiet" onPress={() => setAsked('drop')}>
            {t('drafting.drop')}
          </Button>
        )}
      </div>
      {!draft.isSecond && (draft.state === 'checked' || draft.state === 'seen') && (
        <p className="small muted">{t('drafting.waits_for_second')}</p>
      )}
      {problems > 0 && draft.state === 'draft' && <p className="small muted">{t('drafting.problems_first', { n: problems })}</p>}
      {problem && (
        <p className="field-error" role="alert">
          <Reason of={problem} />
        </p>
      )}
      <Confirm
        title={t('drafting.publish')}
        act={t('drafting.publish')}
        kind="primary"
        isOpen={asked === 'publish'}
        isPending={publish.isPending}
        problem={publish.error}
        onClose={() => setAsked(undefined)}
        onConfirm={() => publish.mutate(input(), { onSuccess: () => setAsked(undefined) })}
      >
        <p>{t('drafting.publish_text', { version: (draft.newestVersion ?? 0) + 1, scheme: draft.scheme })}</p>
      </Confirm>
      <Confirm
        title={t('drafting.drop')}
        act={t('drafting.drop')}
        isOpen={asked === 'drop'}
        isPending={drop.isPending}
        problem={drop.error}
        onClose={() => setAsked(undefined)}
        onConfirm={() => drop.mutate(input())}
      >
        <p>{t('drafting.drop_text')}</p>
      </Confirm>
      {asked === 'back' && <GiveBack draft={draft.id} revision={revision()} onClose={() => setAsked(undefined)} />}
    </div>
  );
}

function GiveBack({
  draft,
  revision,
  onClose,
}: {
  readonly draft: string;
  readonly revision: number;
  readonly onClose: () => void;
}) {
  const t = useT();
  const [remark, setRemark] = useState('');
  const act = useAct('POST /scheme-drafts/:id/give-back', { onDone: onClose });
  return (
    <Dialog title={t('drafting.give_back')} isOpen onClose={onClose}>
      <Form onSubmit={() => act.mutate({ params: { id: draft }, body: { revision, remark } })} problem={act.error}>
        <LongTextField name="remark" label={t('drafting.remark')} rows={4} value={remark} onChange={setRemark} />
        <p>
          <Button type="submit" isPending={act.isPending}>
            {t('drafting.give_back')}
          </Button>
        </p>
      </Form>
    </Dialog>
  );
}

function timeline(draft: DraftAnswer, t: ReturnType<typeof useT>): TimelineStep[] {
  const order = ['draft', 'checked', 'seen', 'published'] as const;
  const now = order.indexOf(draft.state === 'dropped' ? 'draft' : draft.state);
  const who = {
    draft: { by: draft.writers.join(', '), at: draft.changed.at },
    checked: draft.checked,
    seen: draft.seen,
    published: draft.published,
  };
  return order.map((key, at) => {
    const step = who[key];
    const isDone = at < now || draft.state === 'published';
    return {
      key,
      state: isDone ? 'done' : at === now ? 'now' : 'next',
      title: t(`drafting.state.${key}`),
      ...(step && {
        when: <Instant at={step.at} short />,
        children: <p className="small muted">{step.by === '' ? t('drafting.the_file') : step.by}</p>,
      }),
    };
  });
}
