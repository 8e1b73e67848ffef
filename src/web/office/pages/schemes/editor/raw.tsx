import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { ApiRefusal } from '../../../../ui/api.ts';
import { Notice } from '../../../../ui/blocks.tsx';
import { Button } from '../../../../ui/button.tsx';
import { useApi, useApiCall } from '../../../../ui/queries.ts';
import { useT } from '../../../../ui/reading.tsx';
import { Shown } from '../../../../ui/shown.tsx';

interface RawProps {
  readonly draft: string;
  readonly isReadOnly: boolean;
}

/** The file itself, for what has no form yet and for whoever likes it better: the same checks, by line. */
export function Raw({ draft, isReadOnly }: RawProps) {
  const text = useApi('GET /scheme-drafts/:id/text', { params: { id: draft } });
  // What was read once is what is written on: reading again must not take what is being typed.
  const [first, setFirst] = useState<typeof text.data>();
  if (first === undefined && text.data !== undefined && !text.isFetching) setFirst(text.data);
  if (first === undefined) return <Shown query={{ ...text, data: undefined }}>{() => null}</Shown>;
  return <RawText draft={draft} first={first} isReadOnly={isReadOnly} />;
}

function RawText({
  draft,
  first,
  isReadOnly,
}: RawProps & { readonly first: { readonly text: string; readonly revision: number } }) {
  const t = useT();
  const api = useApiCall();
  const queries = useQueryClient();
  const [text, setText] = useState(first.text);
  const [state, setState] = useState<'saved' | 'unsaved' | 'saving' | ApiRefusal>('saved');
  const box = useRef<HTMLTextAreaElement>(null);
  const at = useRef({ revision: first.revision, saved: first.text });
  useEffect(() => {
    if (text === at.current.saved || isReadOnly) return undefined;
    const timer = setTimeout(() => void save(), 900);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- what is saved is what was typed last
  }, [text]);

  const { hash } = useLocation();
  useEffect(() => {
    const line = Number(/^#line-(\d+)$/.exec(hash)?.[1] ?? 0);
    const area = box.current;
    if (line === 0 || !area) return;
    const before =
      area.value
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0);
    area.focus();
    area.setSelectionRange(before, area.value.indexOf('\n', before) < 0 ? area.value.length : area.value.indexOf('\n', before));
    area.scrollTop = (area.scrollHeight / area.value.split('\n').length) * (line - 4);
  }, [hash]);

  const save = async () => {
    const sent = text;
    setState('saving');
    try {
      const answer = await api('PUT /scheme-drafts/:id/text', {
        params: { id: draft },
        body: { revision: at.current.revision, text: sent },
      });
      at.current = { revision: answer.revision, saved: sent };
      setState('saved');
      await queries.invalidateQueries({ queryKey: ['GET /scheme-drafts/:id/text'], refetchType: 'none' });
      await queries.invalidateQueries({ queryKey: ['GET /scheme-drafts/:id'] });
    } catch (error) {
      if (!(error instanceof ApiRefusal)) return setState('unsaved');
      return setState(error);
    }
    return undefined;
  };
  const settle = async (isMine: boolean) => {
    const fresh = await api('GET /scheme-drafts/:id/text', { params: { id: draft } });
    at.current = { revision: fresh.revision, saved: fresh.text };
    if (isMine) await save();
    else setText(fresh.text);
    setState('saved');
  };
  return (
    <div className="stack">
      <p className="small muted" role="status">
        {typeof state === 'string' ? t(`drafting.raw.${state}`) : state.title}
      </p>
      {typeof state !== 'string' && state.code === 'drafting.changed_meanwhile' && (
        <Notice tone="amber" title={state.title} announced>
          <div className="row">
            <Button kind="secondary" onPress={() => void settle(true)}>
              {t('drafting.raw.mine')}
            </Button>
            <Button kind="secondary" onPress={() => void settle(false)}>
              {t('drafting.conflict.theirs')}
            </Button>
          </div>
        </Notice>
      )}
      <label className="field">
        <span className="field-label">{t('drafting.raw')}</span>
        <span className="field-hint">{t('drafting.raw_hint')}</span>
        <textarea
          ref={box}
          className="input raw-text"
          rows={36}
          spellCheck={false}
          wrap="off"
          readOnly={isReadOnly}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setState('unsaved');
          }}
        />
      </label>
      <p>
        <a className="button button-secondary" href={`/api/scheme-drafts/${draft}/yaml`}>
          {t('drafting.download')}
        </a>
      </p>
    </div>
  );
}
