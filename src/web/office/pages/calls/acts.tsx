import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { useT } from '../../../ui/reading.tsx';
import type { OfficeCall } from './call.tsx';
import { ChangeDialog, type ChangeKind } from './change-dialog.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { SettingsDialog } from './settings-dialog.tsx';

type Open = ChangeKind | 'plan' | 'settings' | undefined;

/** What an administrator can do with a call. Whatever takes something away only asks a second person. */
export function CallActs({ it }: { readonly it: OfficeCall }) {
  const t = useT();
  const [open, setOpen] = useState<Open>(undefined);
  const close = () => setOpen(undefined);
  const isRunning = it.state === 'open' || it.state === 'upcoming';
  return (
    <div className="row">
      {isRunning && !it.alwaysOpen && (
        <Button kind="secondary" onPress={() => setOpen('extend')}>
          {t('callpage.change.extend')}
        </Button>
      )}
      <Button kind="secondary" onPress={() => setOpen('plan')}>
        {t('callpage.change.plan')}
      </Button>
      <Button kind="secondary" onPress={() => setOpen('settings')}>
        {t('callpage.change.settings')}
      </Button>
      {isRunning && (
        <>
          {it.latestVersion > it.version && (
            <Button kind="secondary" onPress={() => setOpen('repin')}>
              {t('callpage.change.repin')}
            </Button>
          )}
          <Button kind="quiet" onPress={() => setOpen('shorten')}>
            {t('callpage.change.shorten')}
          </Button>
          <Button kind="quiet" onPress={() => setOpen('cancel')}>
            {t('callpage.change.cancel')}
          </Button>
        </>
      )}
      {open === 'plan' && <PlanDialog it={it} onClose={close} />}
      {open === 'settings' && <SettingsDialog it={it} onClose={close} />}
      {open !== undefined && open !== 'plan' && open !== 'settings' && <ChangeDialog it={it} kind={open} onClose={close} />}
    </div>
  );
}
