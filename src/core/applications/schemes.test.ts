// Every scheme that ships, by the front door: its form is filled with right answers and sent, its steps are taken,
// its award is accepted and every report is handed in; the money that waits for a report is due.

import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { SchemeCases } from '../../../test/schemes/cases.ts';
import { awarded, claimed, joined, reported, staffFor, written } from '../../../test/schemes/walk.ts';
import { test } from '../../../test/hub.ts';
import { readSchemes } from '../schemes/load.ts';

const root = join(import.meta.dirname, '../../..');
const casesOf = async (name: string): Promise<SchemeCases> =>
  ((await import(join(root, `test/schemes/${name}.ts`))) as { cases: SchemeCases }).cases;

describe.each(readSchemes(join(root, 'schemes')).files.map(({ scheme }) => ({ name: scheme.scheme, scheme })))(
  '$name',
  ({ name, scheme }) => {
    test.for(scheme.applicants.kinds)(
      'is applied for by a %s, sent, decided, accepted and reported on',
      async (kind, { hub }) => {
        const staff = await staffFor(hub, scheme);
        const cases = await casesOf(name);
        const draft = await written(hub, scheme, cases, kind);
        const { id, me } = draft;
        const state = await me.get(`/applications/${id}`);
        expect(state.body.problems, 'what the form misses').toEqual([]);

        const asked = (scheme.parties ?? []).filter(({ least }) => least > 0).map((party) => `parties.${party.id}`);
        if (asked.length > 0) {
          const early = await me.post(`/applications/${id}/submit`);
          expect(early).toMatchObject({ status: 422, body: { fields: asked.map((field) => ({ field })) } });
          await joined(hub, scheme, draft);
        }

        const sent = await me.post(`/applications/${id}/submit`);
        expect(sent.status, JSON.stringify(sent.body)).toBe(200);
        expect(sent.body.reference).toMatch(new RegExp(`^${scheme.prefix}-2026-\\d{6}-[A-Z]$`));
        const receipt = await me.get(`/applications/${id}/receipt`);
        expect(receipt.body).toMatchObject({ reference: sent.body.reference, hash: sent.body.hash });

        const awardId = await awarded(hub, scheme, staff, draft);
        const award = await me.get(`/awards/${awardId}`);
        expect(award.body).toMatchObject({ standing: 'active' });
        const { lines, duties } = award.body as { lines: { unit: string; amount: string }[]; duties: { id: string }[] };
        expect(lines.length).toBeGreaterThan(0);
        for (const { unit, amount } of lines) {
          expect(scheme.gives.map((line) => line.unit as string)).toContain(unit);
          expect(BigInt(amount) > 0n, unit).toBe(true);
        }
        expect(duties.map((duty) => duty.id).toSorted()).toEqual(scheme.obligations.map((duty) => duty.id).toSorted());

        if (scheme.claim && !scheme.confirmation) {
          const claimId = await claimed(hub, scheme, cases, { awardId, me });
          const claim = await me.get(`/claims/${claimId}`);
          expect(claim.body).toMatchObject({ status: 'approved' });
        }
        await reported(hub, scheme, cases, { awardId, me });
        const after = await me.get(`/awards/${awardId}`);
        const { parts, reports } = after.body as {
          parts: { id: string; openedAt: string | null }[];
          reports: { status: string }[];
        };
        expect(reports.filter(({ status }) => status !== 'accepted')).toEqual([]);
        // Without the merchant's own word no claim is approved here, so what hangs on one still waits.
        const waits = scheme.instalments.filter(({ gate }) => gate === 'claim-approved' && scheme.confirmation !== undefined);
        const waiting = parts.filter(({ openedAt }) => openedAt === null);
        expect(waiting.map((part) => part.id)).toEqual(waits.map((part) => part.id));
      },
    );
  },
);
