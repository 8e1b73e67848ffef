import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import type { ButtonKind } from '../ui/button.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Tabs } from '../ui/tabs.tsx';

const kinds: readonly ButtonKind[] = ['primary', 'secondary', 'quiet', 'danger'];

export function Acting() {
  const [isOpen, setIsOpen] = useState(false);
  const [tab, setTab] = useState('case');
  return (
    <section className="stack">
      <h2>Acting</h2>
      <div className="row">
        {kinds.map((kind) => (
          <Button key={kind} kind={kind}>
            {kind}
          </Button>
        ))}
        <Button isPending>Pending</Button>
        <Button isDisabled>Disabled</Button>
        <Button kind="secondary" onPress={() => setIsOpen(true)}>
          Withdraw…
        </Button>
      </div>
      <Tabs
        label="Case"
        open={tab}
        onOpen={setTab}
        tabs={[
          { id: 'case', title: 'Application', content: <p>The applicant’s words.</p> },
          { id: 'evidence', title: 'Evidence', content: <p>What the rules say.</p> },
        ]}
      />
      <Confirm
        title="Withdraw the application?"
        act="Withdraw"
        isOpen={isOpen}
        onConfirm={() => setIsOpen(false)}
        onClose={() => setIsOpen(false)}
      >
        <p>The HK$50,000 reserved for it go back to the scheme. This cannot be undone.</p>
      </Confirm>
    </section>
  );
}
