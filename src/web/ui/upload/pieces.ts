// Sends a file in pieces. The hub knows how much of it is there; after anything unclear it is asked, and the file goes on
// from what it says. Only a clear no ends the matter.

import { ApiRefusal, Unreachable } from '../api.ts';
import type { Control, SendingState } from './control.ts';
import type { Target, Wire } from './wire.ts';

/** In bytes: what a lost connection may cost at most, and what is worth a request of its own. */
export const pieceSize = 2_000_000;
/** Rests between tries, in milliseconds; the last is repeated. */
const rests = [1000, 2000, 5000, 10_000];

export interface Sending {
  readonly file: File;
  readonly target: Target;
  readonly wire: Wire;
  readonly control: Control;
  readonly fingerprint: string;
  /** From 0 to 1, and how it stands. */
  readonly tell: (sent: number, state: SendingState) => void;
  /** The hub no longer knows who is signed in. */
  readonly signedOut: () => void;
}

/** Sends a file, beginning where an earlier try with the same file ended. Resolves with the document. */
export async function sendInPieces(sending: Sending): Promise<unknown> {
  const { file, wire, control, tell } = sending;
  // `there` is what was last known; `offset` is what is certain, and nothing after anything unclear.
  const at: { id: string | undefined; offset: number | undefined; there: number } = {
    id: undefined,
    offset: undefined,
    there: 0,
  };
  const share = () => at.there / file.size;
  try {
    return await keepTrying({ ...sending, share }, async () => {
      at.id ??= await known(sending);
      at.offset ??= await wire.received(at.id);
      while (at.offset < file.size) {
        await control.ready();
        const start: number = at.offset;
        at.there = start;
        at.offset = undefined;
        const piece = file.slice(start, start + pieceSize);
        tell(start / file.size, 'sending');
        const told = (sent: number) => tell(Math.min(start + sent, file.size) / file.size, 'sending');
        at.offset = await wire.piece(at.id, start, piece, control.signal(), told).catch((error: unknown) => {
          // Not where the hub is: it is asked again.
          if (error instanceof ApiRefusal && (error.status === 409 || error.status === 460)) return wire.received(at.id!);
          throw error;
        });
      }
      tell(1, 'checking');
      return wire.finish(at.id);
    });
  } catch (error) {
    if (at.id !== undefined && !(error instanceof Unreachable)) await wire.drop(at.id).catch(() => undefined);
    throw error;
  }
}

/** The upload that an earlier try has begun with this very file, or a new one. */
async function known({ wire, target, file, fingerprint }: Sending): Promise<string> {
  const there = await wire.underway(target);
  const same = there.find((upload) => upload.fingerprint === fingerprint && upload.bytes === file.size);
  return same?.id ?? wire.begin(target, file, fingerprint);
}

interface Trying extends Pick<Sending, 'control' | 'tell' | 'signedOut'> {
  /** How much is there, as far as is known. */
  share(): number;
}

/** Does something until it is done or refused: a lost connection, a pause, or a hub that is busy only delays it. */
export async function keepTrying<Answer>(
  { control, tell, share, signedOut }: Trying,
  act: () => Promise<Answer>,
): Promise<Answer> {
  for (let failures = 0; ;) {
    await control.ready();
    const before = share();
    try {
      return await act();
    } catch (error) {
      await control.ready();
      const delay = passing(error);
      if (delay === undefined) throw error;
      if (delay === 'signed-out') {
        signedOut();
        control.pause();
        continue;
      }
      failures = share() > before ? 1 : failures + 1;
      if (!control.isPaused) tell(share(), delay);
      await control.rest(rests[Math.min(failures, rests.length) - 1] ?? 1000);
    }
  }
}

/** Why something that failed may work in a while; nothing when it will not. */
function passing(error: unknown): 'waiting' | 'checking' | 'signed-out' | undefined {
  if (error instanceof Unreachable) return 'waiting';
  if (!(error instanceof ApiRefusal)) return undefined;
  if (error.status === 401) return 'signed-out';
  if (error.code === 'document.not_scanned') return 'checking';
  return error.status === 429 || error.status >= 500 ? 'waiting' : undefined;
}
