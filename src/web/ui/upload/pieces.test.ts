import { beforeEach, expect, test, vi } from 'vitest';
import { ApiRefusal, Unreachable } from '../api.ts';
import { Cancelled, newControl } from './control.ts';
import { fingerprintOf } from './fingerprint.ts';
import { pieceSize, sendInPieces } from './pieces.ts';
import type { Wire } from './wire.ts';

const target = { owner: 'application', id: 'app_1', field: 'quotation' };
const file = new File([new Uint8Array(5_000_000)], 'quote.pdf');

/** A hub that keeps what arrives, over a line that can be cut. */
function line() {
  const hub = { begun: 0, received: 0, pieces: [] as number[], dropped: false, attached: 0, finishing: [] as number[] };
  /** What goes wrong with the next pieces: after how many bytes the line is cut. */
  const cuts: number[] = [];
  const wire: Wire = {
    underway: async () =>
      hub.begun > 0
        ? [{ id: 'upl_1', field: 'quotation', name: 'quote.pdf', fingerprint: 'f', bytes: file.size, received: hub.received }]
        : [],
    begin: async () => {
      hub.begun += 1;
      return 'upl_1';
    },
    received: async () => hub.received,
    piece: async (_, offset, body, signal, tell) => {
      if (signal.aborted) throw new Unreachable('aborted');
      if (offset !== hub.received) throw new ApiRefusal(409, { code: 'upload.offset' });
      hub.pieces.push(offset);
      const cut = cuts.shift();
      hub.received += Math.min(cut ?? body.size, body.size);
      tell(Math.min(cut ?? body.size, body.size));
      if (cut !== undefined) throw new Unreachable('cut');
      return hub.received;
    },
    finish: async () => {
      const status = hub.finishing.shift();
      if (status !== undefined)
        throw new ApiRefusal(status, { code: status === 503 ? 'document.not_scanned' : 'document.infected' });
      hub.attached += 1;
      return { id: 'doc_1' };
    },
    drop: async () => {
      hub.dropped = true;
    },
  };
  return { hub, cuts, wire };
}

let told: string[];
beforeEach(() => {
  told = [];
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  vi.useFakeTimers();
  return () => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  };
});

const start = (wire: Wire, control = newControl(() => undefined), signedOut = () => undefined as void) => {
  const tell = (sent: number, state: string) => void told.push(`${state} ${Math.round(sent * 100)}`);
  const done = sendInPieces({ file, target, wire, control, fingerprint: 'f', tell, signedOut });
  done.catch(() => undefined);
  return done;
};

test('a cut line costs what was not there yet: it goes on from what the hub has', async () => {
  const { hub, cuts, wire } = line();
  cuts.push(pieceSize, 700_000, 0);
  const done = start(wire);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await done).toEqual({ id: 'doc_1' });
  expect(hub.pieces).toEqual([0, 2_000_000, 2_700_000, 2_700_000, 4_700_000]);
  expect(hub).toMatchObject({ begun: 1, received: 5_000_000, attached: 1 });
  expect(told).toContain('waiting 40');
  expect(told.at(-1)).toBe('checking 100');
});

test('a file that was begun before the page was closed goes on where it ended', async () => {
  const { hub, wire } = line();
  hub.begun = 1;
  hub.received = 3_000_000;
  await start(wire);
  expect(hub.pieces).toEqual([3_000_000]);
  expect(hub.begun).toBe(1);
});

test('paused it waits, and goes on from there; cancelled it is gone', async () => {
  const { hub, wire } = line();
  const control = newControl(() => undefined);
  control.pause();
  const done = start(wire, control);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(hub.pieces).toEqual([]);
  control.resume();
  await vi.advanceTimersByTimeAsync(1000);
  await done;
  expect(hub.attached).toBe(1);

  const other = line();
  const second = newControl(() => undefined);
  other.cuts.push(100);
  const given = start(other.wire, second);
  await vi.advanceTimersByTimeAsync(10);
  second.cancel();
  await expect(given).rejects.toBeInstanceOf(Cancelled);
  expect(other.hub).toMatchObject({ dropped: true, attached: 0 });
});

test('while it cannot be scanned it waits without being sent again; a virus ends it', async () => {
  const { hub, wire } = line();
  hub.finishing.push(503, 503);
  const done = start(wire);
  await vi.advanceTimersByTimeAsync(60_000);
  await done;
  expect(hub.pieces).toHaveLength(3);
  expect(told.filter((line_) => line_ === 'checking 100').length).toBeGreaterThan(1);

  const bad = line();
  bad.hub.finishing.push(422);
  await expect(start(bad.wire)).rejects.toMatchObject({ code: 'document.infected' });
});

test('who was signed out is asked to sign in again, and the file waits for it', async () => {
  const { hub, wire } = line();
  const control = newControl(() => undefined);
  const asked = vi.fn<() => void>();
  const once = vi.fn<typeof wire.underway>(wire.underway).mockRejectedValueOnce(new ApiRefusal(401, {}));
  const done = start({ ...wire, underway: once }, control, asked);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveBeenCalledTimes(1);
  expect(hub.begun).toBe(0);
  control.resume();
  await vi.advanceTimersByTimeAsync(1000);
  await done;
  expect(hub.attached).toBe(1);
});

test('a file is known again by its content, not its name', async () => {
  const bytes = Uint8Array.from({ length: 300_000 }, (_, at) => at % 251);
  const own = await fingerprintOf(new File([bytes], 'a.pdf', { lastModified: 1 }));
  expect(await fingerprintOf(new File([bytes], 'b.pdf', { lastModified: 2 }))).toBe(own);
  const other = Uint8Array.from(bytes);
  other[299_999] = 7;
  expect(await fingerprintOf(new File([other], 'a.pdf', { lastModified: 1 }))).not.toBe(own);
  expect(await fingerprintOf(new File([bytes.subarray(1)], 'a.pdf', { lastModified: 1 }))).not.toBe(own);
});
