import { ApiRefusal, Unreachable } from '../ui/api.ts';
import { DefinitionList, Empty, Notice, Receipt, TaskList, Timeline } from '../ui/blocks.tsx';
import { Failed } from '../ui/shown.tsx';
import { Clock, Count, Day, Instant, Money, Status, Tag } from '../ui/values.tsx';
import type { Tone } from '../ui/values.tsx';

const tones: readonly Tone[] = ['plain', 'harbour', 'jade', 'amber', 'vermilion'];

export function Blocks() {
  return (
    <section className="stack">
      <h2>Values and blocks</h2>
      <p className="row">
        {tones.map((tone) => (
          <Tag key={tone} tone={tone}>
            {tone}
          </Tag>
        ))}
        {tones.map((tone) => (
          <Status key={tone} tone={tone}>
            {tone}
          </Status>
        ))}
      </p>
      <p className="row">
        <Clock until="2026-03-20T02:00:00Z" />
        <Clock until="2026-03-02T02:00:00Z" />
        <Clock until="2026-02-20T02:00:00Z" />
        <Clock until="2026-02-20T02:00:00Z" stopped />
      </p>
      <DefinitionList
        items={[
          { term: 'Award', is: <Money cents="5000000" />, act: <a href="#main">Change</a> },
          { term: 'Applications', is: <Count value={14322} /> },
          { term: 'Deadline', is: <Instant at="2026-03-31T09:00:00Z" /> },
          { term: 'Deployed', is: <Day day="2026-03-31" /> },
        ]}
      />
      {tones.map((tone) => (
        <Notice key={tone} tone={tone} title="The provider has confirmed">
          <p>The confirmation is valid until 31 March 2026.</p>
        </Notice>
      ))}
      <Timeline
        steps={[
          { key: 'a', state: 'done', title: 'Application sent', when: <Day day="2026-02-01" /> },
          { key: 'b', state: 'now', title: 'Being checked', when: 'about 12 days', children: <p>Nothing to do for you.</p> },
          { key: 'c', state: 'next', title: 'Decision' },
        ]}
      />
      <TaskList
        tasks={[
          { key: 'a', title: 'Your enterprise', state: 'done', to: '/portal' },
          { key: 'b', title: 'Your project', state: 'started', to: '/portal', hint: '3 of 8 questions answered' },
          { key: 'c', title: 'Documents', state: 'problem', to: '/portal' },
          { key: 'd', title: 'Declaration', state: 'not_started', to: '/portal' },
          { key: 'e', title: 'Send', state: 'locked' },
        ]}
      />
      <Receipt
        title="Your application is in"
        referenceLabel="Reference"
        reference="DTSPP-2026-004217-K"
        at={<Instant at="2026-03-01T02:00:00Z" />}
      >
        <p>We check it within 30 business days, by 15 April 2026.</p>
      </Receipt>
      <Empty title="No application yet">
        <p>Choose a package in the catalogue to begin.</p>
      </Empty>
      <Failed problem={new ApiRefusal(500, { requestId: '7f3a' })} onAgain={() => undefined} />
      <Failed problem={new Unreachable()} onAgain={() => undefined} isTrying />
      <Failed problem={new ApiRefusal(409, { title: 'The envelope holds HK$1,200 less than this needs.' })} />
    </section>
  );
}
