import { useEffect, useState } from 'react';
import { address } from '../ui/addresses.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useReading } from '../ui/reading.tsx';
import { onSignedIn } from './session-news.ts';
import { useKnownMe } from './me.ts';

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Signed in again, as the same person: what failed can be asked again. */
  readonly onBack: () => void;
}

/**
 * The session ended while the page was open. The page stays as it is, with everything typed in it; signing in happens in
 * another window, and this one goes on by itself as soon as it hears of it.
 */
export function SessionEndedDialog({ isOpen, onClose, onBack }: Props) {
  const { t, locale } = useReading();
  const me = useKnownMe();
  const [answer, setAnswer] = useState<'still_out' | 'other'>();
  const [isAsking, setIsAsking] = useState(false);
  const was = me.data?.id;

  const check = async () => {
    setIsAsking(true);
    const { data, isError } = await me.refetch();
    setIsAsking(false);
    if (isError || !data || data.next !== null) return setAnswer('still_out');
    if (was !== undefined && data.id !== was) return setAnswer('other');
    setAnswer(undefined);
    return onBack();
  };
  useEffect(() => {
    if (!isOpen) return undefined;
    return onSignedIn(() => void check());
  });

  return (
    <Dialog title={t('common.session.ended')} isOpen={isOpen} onClose={onClose}>
      <p>{t('common.session.ended_text')}</p>
      {answer && (
        <p className="field-error" role="alert">
          {t(`common.session.${answer}`)}
        </p>
      )}
      <div className="row dialog-acts">
        <a className="button button-primary" href={address(locale, '/sign-in?again=1')} target="_blank" rel="opener">
          {t('common.session.again')}
          <span className="hidden-visually"> ({t('common.session.opens')})</span>
        </a>
        <Button kind="secondary" onPress={() => void check()} isPending={isAsking}>
          {t('common.session.continue')}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          {t('common.session.stay')}
        </Button>
      </div>
    </Dialog>
  );
}
