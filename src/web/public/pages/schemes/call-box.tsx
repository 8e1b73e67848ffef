import { Go, useT } from '../../../ui/reading.tsx';
import { Text } from '../../../ui/values.tsx';
import { Hear } from '../calls/hear.tsx';
import { type SchemeCall, type SchemePage, startsInCatalogue } from './data.ts';
import { CallState, CallTimes } from './parts.tsx';

interface Props {
  readonly scheme: SchemePage;
  readonly call: SchemeCall | undefined;
  /** Keeps the version that the address asks for. */
  readonly query: string;
}

/** Stays in sight while the page is read: whether one can apply now, until when, and the next step. */
export function CallBox({ scheme, call, query }: Props) {
  const t = useT();
  return (
    <aside className="call-box panel" aria-labelledby="call-box">
      <div className="call-box-head">
        <h2 id="call-box" className="call-box-title">
          {call ? <Text of={call.title} /> : t('schemepage.box')}
        </h2>
        {call && <CallState state={call.state} />}
      </div>
      {call ? <CallTimes call={call} /> : <p>{t('schemepage.call.none')}</p>}
      <div className="call-box-acts" data-no-print="">
        <Go to={`/schemes/${scheme.scheme}/check${query}`} className="button button-primary">
          {t('schemepage.check')}
        </Go>
        <p className="small muted">{t('schemepage.box.check_text', { n: scheme.questions.length })}</p>
        {call && (
          <Go to={`/calls/${call.id}`} className="button button-secondary">
            {t('callpage.dates')}
          </Go>
        )}
        {startsInCatalogue(scheme.basis) && (
          <Go to="/catalogue" className="button button-secondary">
            {t('schemepage.catalogue')}
          </Go>
        )}
        <Hear scheme={scheme.scheme} />
      </div>
    </aside>
  );
}
