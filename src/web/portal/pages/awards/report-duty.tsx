import { useState } from 'react';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Button } from '../../../ui/button.tsx';
import { DateField } from '../../../ui/form/date-field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { useAct } from '../../../ui/queries.ts';
import { useT } from '../../../ui/reading.tsx';

type Award = ApiAnswer<'GET /awards/:id'>;

/** Reports a duty as done on a day. */
export function ReportDuty({ award, duty }: { readonly award: Award; readonly duty: Award['duties'][number] }) {
  const t = useT();
  const [day, setDay] = useState('');
  const meet = useAct('POST /awards/:id/obligations/:duty/met');
  return (
    <Form onSubmit={() => meet.mutate({ params: { id: award.id, duty: duty.id }, body: { day } })} problem={meet.error}>
      <DateField
        name="day"
        label={t(duty.kind === 'deployment' ? 'award.in_use_since' : 'award.done_on')}
        value={day}
        onChange={setDay}
      />
      <div>
        <Button type="submit" isPending={meet.isPending}>
          {t(duty.kind === 'deployment' ? 'award.report_in_use' : 'award.report_done')}
        </Button>
      </div>
    </Form>
  );
}
