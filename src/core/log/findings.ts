/** What checking an export can find; the words are `log.found.…`. */
export const faults = [
  /** An event is not what was sealed: its leaf hash is, and the root says so. */
  'event_changed',
  /** An event is as it was sealed; the hash beside it is not. */
  'leaf_changed',
  /** An event and the hash beside it do not fit, and so much else is amiss that the root cannot say which is right. */
  'event_unfit',
  /** An event does not say the block and place where it stands: it was moved, or something before it was taken out. */
  'event_misplaced',
  /** Events that no block holds. */
  'event_outside',
  /** A line that is not one the hub wrote, with the event it seems to have been, if any. */
  'line_unreadable',
  /** A block's header is not what was signed. */
  'block_changed',
  /** The header is as it was signed; the hash beside it is not. */
  'block_hash_changed',
  /** The signature is no signature of any key that the export names. */
  'block_unsigned',
  /** A block does not follow the one before it. */
  'block_chain',
  /** The events before a block are not those it was sealed over. */
  'block_events',
  /** A block with any of the above in it. */
  'block_broken',
  /** A key of the opening line is not the one that its fingerprint names. */
  'key_changed',
  /** The export is not signed by the key that the reader asked for. */
  'key_other',
  'opening_missing',
  'opening_twice',
  /** The number of blocks is not what the opening line says. */
  'blocks_missing',
  'end_missing',
  /** The end is not signed by a key that the export names. */
  'end_unsigned',
  /** Some byte is not as it was written, though every event and block is whole. */
  'bytes_changed',
  'after_end',
] as const;

export type Fault = (typeof faults)[number];

export interface Finding {
  readonly kind: Fault | 'block_whole' | 'log_whole' | 'log_broken';
  /** The line of the export, from 1. */
  readonly line: number;
  readonly block?: number;
  readonly event?: string;
  /** The place of the event in its block, from 0. */
  readonly position?: number;
  readonly events?: number;
  readonly blocks?: number;
  readonly faults?: number;
  readonly key?: string;
}

export function isFault(finding: Finding): boolean {
  return (faults as readonly string[]).includes(finding.kind);
}
