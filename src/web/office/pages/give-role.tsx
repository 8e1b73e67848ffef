import { useState } from 'react';
import type { ApiAnswer } from '../../ui/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ChoiceField } from '../../ui/form/choice-fields.tsx';
import { Form } from '../../ui/form/form.tsx';
import { TextField } from '../../ui/form/text-fields.tsx';
import { useAct } from '../../ui/queries.ts';
import { useT } from '../../ui/reading.tsx';

const roleNames = ['officer', 'assessor', 'approver', 'committee', 'finance', 'press', 'admin'] as const;
type RoleName = (typeof roleNames)[number];

interface Props {
  readonly to: ApiAnswer<'GET /people'>['people'][number];
  readonly onClose: () => void;
}

/** Gives somebody a role, for every scheme or for one. */
export function GiveRole({ to, onClose }: Props) {
  const t = useT();
  const [role, setRole] = useState<RoleName | ''>('');
  const [scheme, setScheme] = useState('');
  const give = useAct('POST /roles', { refreshes: ['GET /people'], onDone: onClose });
  const submit = () =>
    give.mutate({ body: { personId: to.id, role: role as RoleName, scheme: scheme.trim() === '' ? null : scheme.trim() } });
  return (
    <Dialog title={t('people.people.give_to', { name: to.name })} isOpen onClose={onClose}>
      <Form onSubmit={submit} problem={give.error}>
        <ChoiceField
          name="role"
          label={t('people.people.role')}
          value={role}
          onChange={(chosen) => setRole(chosen as RoleName)}
          choices={roleNames.map((value) => ({ value, label: t(`people.role.${value}`), hint: t(`people.role.${value}_hint`) }))}
        />
        <TextField
          name="scheme"
          label={t('people.people.scheme')}
          hint={t('people.people.scheme_hint')}
          isOptional
          isShort
          value={scheme}
          onChange={setScheme}
        />
        <p className="muted">{t('people.people.give_text')}</p>
        <div className="row dialog-acts">
          <Button type="submit" isPending={give.isPending}>
            {t('people.people.give')}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
