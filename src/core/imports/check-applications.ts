import { type Checked, type Checker, type Checking, subjectId, textOf } from './check.ts';
import { checkDays, pastChecker, startOf } from './check-past.ts';

/** Past applications: of known schemes and organisations, decided no earlier than submitted. */
export function applicationChecker(checking: Checking): Checker {
  const past = pastChecker(checking, 'past_application');
  return {
    amounts: new Map(),
    check: async (rows, report) => {
      const checked: Checked[] = [];
      for (const { row, reference, known, callId, organisationId } of await past(rows, report)) {
        checkDays(row, checking.today, report, 'submitted_on', 'decided_on');
        const submitted = textOf(row, 'submitted_on');
        const decided = textOf(row, 'decided_on');
        if (reference === undefined || known === undefined || organisationId === undefined || submitted === undefined) continue;
        const content = {
          reference,
          scheme: known.scheme.scheme,
          call_id: callId,
          organisation_id: organisationId,
          outcome: row.values.outcome,
          requested: row.values.requested,
          submitted_at: startOf(submitted),
          decided_at: decided === undefined ? undefined : startOf(decided),
        };
        checked.push({ no: row.no, subject: subjectId('pap', checking.now), content });
      }
      return checked;
    },
    end: async () => {},
  };
}
