import { useState } from 'react';
import { Notice } from './blocks.tsx';
import { Button } from './button.tsx';
import { useT } from './reading.tsx';

interface SecretOnceProps {
  /** Says that it is not shown again. */
  readonly title: string;
  readonly label: string;
  readonly secret: string;
  readonly children?: React.ReactNode;
}

/** Something secret that is shown this one time, to be copied. */
export function SecretOnce({ title, label, secret, children }: SecretOnceProps) {
  const t = useT();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setIsCopied(true);
  };
  return (
    <Notice tone="amber" title={title} announced>
      <p>
        <code className="breakable" aria-label={label}>
          {secret}
        </code>
      </p>
      <p>
        <Button kind="secondary" onPress={() => void copy()}>
          {t(isCopied ? 'tokens.copied' : 'tokens.copy')}
        </Button>
      </p>
      {children}
    </Notice>
  );
}
