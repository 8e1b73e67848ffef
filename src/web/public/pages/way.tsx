import type { MessageKey } from '../../../platform/messages.ts';
import { useT } from '../../ui/reading.tsx';

/**
 * The way through the house, drawn as what the hub is named after: a causeway. Its deck carries nine steps from a scheme to
 * a figure; each step stands on a pier; a sealed block of the log lies on the deck at each; below the water line is the
 * ledger, and its four accounts hang at the steps where money changes its state. On a narrow screen it runs down the page.
 */
interface Step {
  readonly name: MessageKey;
  readonly text: MessageKey;
  readonly account?: MessageKey;
}

const steps: readonly Step[] = [
  { name: 'public.way.scheme', text: 'public.way.scheme_text' },
  { name: 'public.way.call', text: 'public.way.call_text', account: 'public.way.ledger.envelope' },
  { name: 'public.way.application', text: 'public.way.application_text' },
  { name: 'public.way.assessment', text: 'public.way.assessment_text' },
  { name: 'public.way.decision', text: 'public.way.decision_text', account: 'public.way.ledger.reserved' },
  { name: 'public.way.award', text: 'public.way.award_text', account: 'public.way.ledger.awarded' },
  { name: 'public.way.delivery', text: 'public.way.delivery_text' },
  { name: 'public.way.claim', text: 'public.way.claim_text', account: 'public.way.ledger.drawn' },
  { name: 'public.way.figure', text: 'public.way.figure_text' },
];

/** One column of the drawing, in its own small coordinates. */
const column = 100;

export function Way() {
  const t = useT();
  return (
    <section className="way" aria-labelledby="way-title">
      <div className="wide">
        <h2 id="way-title" className="way-title">
          {t('public.way.title')}
        </h2>
        <div className="way-picture">
          <Picture />
          <ol className="way-steps">
            {steps.map(({ name, text, account }) => (
              <li key={name} className="way-step">
                <span className="way-name">{t(name)}</span>
                <span className="way-text">{t(text)}</span>
                {account && <span className="way-account">{t(account)}</span>}
              </li>
            ))}
          </ol>
        </div>
        <ul className="way-keys">
          <li className="way-key way-key-log">{t('public.way.log')}</li>
          <li className="way-key way-key-ledger">{t('public.way.ledger')}</li>
        </ul>
      </div>
    </section>
  );
}

function Picture() {
  const width = steps.length * column;
  const middle = (at: number) => at * column + column / 2;
  const lows = steps.flatMap(({ account }, at) => (account ? [middle(at)] : []));
  return (
    <svg className="way-drawing" viewBox={`0 0 ${width} 150`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect x="0" y="52" width={width} height="98" className="way-water" />
      <path d={`M0 52H${width}`} className="way-surface" />
      {steps.map(({ name }, at) => (
        <path key={name} d={`M${middle(at)} 16V150`} className="way-pier" />
      ))}
      <path d={`M0 16H${width}`} className="way-deck" />
      <path d={`M${lows[0]} 104H${lows.at(-1)}`} className="way-ledger" />
      {lows.map((x) => (
        <path key={x} d={`M${x} 104h0`} className="way-ledger-knot" />
      ))}
      {steps.map(({ name }, at) => (
        <path key={name} d={`M${middle(at)} 16h0`} className="way-block" />
      ))}
    </svg>
  );
}
