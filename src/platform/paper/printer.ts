import { Worker } from 'node:worker_threads';
import { Refusal } from '../refusal.ts';
import type { Paper } from './paper.ts';

/** How long one paper may take, in milliseconds, and how many may wait. */
const patience = 30_000;
const mostWaiting = 50;

interface Waiting {
  readonly resolve: (pdf: Uint8Array<ArrayBuffer>) => void;
  readonly reject: (error: unknown) => void;
  readonly timer: NodeJS.Timeout;
}

let press: Worker | undefined;
let count = 0;
const waiting = new Map<number, Waiting>();

/**
 * Prints a paper as a PDF, in a thread of its own that starts with the first one and ends with the process. Refuses (503) when
 * too many wait already; a paper that cannot be drawn is a bug and throws.
 */
export function printPaper(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  if (waiting.size >= mostWaiting) return Promise.reject(new Refusal(503, 'http.busy'));
  const id = (count += 1);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => stop(new Error(`A paper took longer than ${patience} ms: ${paper.title}`)), patience);
    waiting.set(id, { resolve, reject, timer });
    running().postMessage({ id, paper });
  });
}

interface Printed {
  readonly id: number;
  readonly pdf?: Uint8Array<ArrayBuffer>;
  readonly error?: string;
}

function running(): Worker {
  if (press !== undefined) return press;
  const worker = new Worker(new URL('./press.ts', import.meta.url));
  worker.unref();
  worker.on('message', ({ id, pdf, error }: Printed) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    clearTimeout(asked?.timer);
    if (pdf === undefined) asked?.reject(new Error(error));
    else asked?.resolve(pdf);
  });
  worker.on('error', (error) => {
    if (press === worker) stop(error);
  });
  return (press = worker);
}

/** Ends the thread; whoever waits is told why, and the next paper starts another. */
function stop(error: unknown): void {
  void press?.terminate();
  press = undefined;
  for (const { reject, timer } of waiting.values()) {
    clearTimeout(timer);
    reject(error);
  }
  waiting.clear();
}
