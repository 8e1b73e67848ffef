/** The time, handed in so that tests can stand at a deadline. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
