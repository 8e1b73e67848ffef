// Time in the example hub. A life is a generator: it says when it goes on, does its step then, and says when it goes on next.
// All lives are led in the order of their instants up to now, so the log, the references and the queues come out as they
// would have, and whoever is in the middle of something today is in the middle of it in the example hub.

/** Says when it goes on; what it does between two instants happens at the first. */
export type Life = AsyncGenerator<Date, void, void>;

interface Waiting {
  readonly at: Date;
  readonly life: Life;
}

export interface Living {
  /** Sets the clock before a step. */
  at(instant: Date): void;
  /** The end of a day on which something happened. */
  dayEnds(instant: Date): Promise<void>;
  progress(done: number, at: Date): void;
}

const day = 86_400_000;

/** Leads all lives up to an instant. What would happen later does not. */
export async function live(lives: readonly Life[], until: Date, living: Living): Promise<void> {
  const waiting: Waiting[] = [];
  const goOn = async (life: Life) => {
    const next = await life.next();
    if (next.done !== true) waiting.push({ at: next.value, life });
  };
  for (const life of lives) await goOn(life);
  let last: Date | undefined;
  for (let done = 0; waiting.length > 0; done += 1) {
    waiting.sort((a, b) => b.at.getTime() - a.at.getTime());
    const next = waiting.pop();
    if (next === undefined || next.at > until) return;
    if (last !== undefined && Math.floor(last.getTime() / day) !== Math.floor(next.at.getTime() / day)) {
      living.at(last);
      await living.dayEnds(last);
      living.progress(done, last);
    }
    last = next.at;
    living.at(next.at);
    await goOn(next.life);
  }
}
