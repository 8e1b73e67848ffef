/** How a file on its way stands. `half`: begun earlier, and the browser no longer has the file. */
export type SendingState = 'sending' | 'waiting' | 'paused' | 'checking' | 'half';

/** Thrown where a file was given up on purpose. */
export class Cancelled extends Error {}

/** The reader's hand on a file that is on its way: it holds it, lets it go on, or gives it up. */
export interface Control {
  /** Ends what is being sent just now; another one for each piece. */
  signal(): AbortSignal;
  /** Resolves when the file may go on; rejects with Cancelled when it was given up. */
  ready(): Promise<void>;
  /** Waits until the connection is back, the reader says go on, or a time is over (milliseconds). */
  rest(most: number): Promise<void>;
  readonly isPaused: boolean;
  pause(): void;
  resume(): void;
  cancel(): void;
}

/** `changed` is called when the reader has paused or gone on. */
export function newControl(changed: () => void): Control {
  let state: 'going' | 'paused' | 'cancelled' = 'going';
  let abort = new AbortController();
  let wake = () => {};
  const turn = (next: typeof state) => {
    if (state === 'cancelled') return;
    state = next;
    if (next !== 'going') abort.abort();
    wake();
    changed();
  };
  /** Until the reader goes on or gives up. */
  const turned = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  return {
    signal: () => {
      abort = new AbortController();
      if (state !== 'going') abort.abort();
      return abort.signal;
    },
    ready: async () => {
      if (state === 'paused') await turned();
      if (state === 'cancelled') throw new Cancelled('Given up by the reader');
    },
    rest: (most) =>
      new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer);
          removeEventListener('online', done);
          resolve();
        };
        const timer = setTimeout(done, most);
        addEventListener('online', done);
        wake = done;
        if (state !== 'going') done();
      }),
    get isPaused() {
      return state === 'paused';
    },
    pause: () => turn('paused'),
    resume: () => turn('going'),
    cancel: () => turn('cancelled'),
  };
}
