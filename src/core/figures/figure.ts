import type { RawBuilder } from 'kysely';
import type { LocalText, MessageKey } from '../../platform/messages.ts';

/**
 * A number the hub publishes: one query of dated records. Its value at an instant is the count of different keys that
 * hold then, its history the same at other instants, its evidence the records themselves, so the three cannot disagree.
 */
export interface Figure {
  /** As published: `dtspp.smes`. */
  readonly id: string;
  readonly scheme: string | undefined;
  readonly title: MessageKey;
  /** What is counted, when a record counts and when it stops. */
  readonly definition: MessageKey;
  /** count: how many different keys. list: which different keys, as words. */
  readonly kind: 'count' | 'list';
  /**
   * A count that adds up: records then select `weight bigint` too, in the smallest part of the unit, and the value is their sum
   * in what people count (dollars, GPU-hours), rounded down.
   */
  readonly sum?: { readonly unit: string };
  /** The words for keys of a list; a key without words stands for itself. */
  readonly words?: Readonly<Record<string, LocalText>>;
  /** How a count is put into words: exact, or down to a multiple of so many with "over", or to the nearest with "about". Small numbers take smaller steps. */
  readonly phrase: { readonly rule: 'exact' } | { readonly rule: 'over' | 'about'; readonly step: number };
  /**
   * select key text, record text, label text, since timestamptz, until timestamptz (null: still).
   * key: what is counted once; record: the id of the row behind it; label: words for officers, no personal data.
   * A record holds from `since` up to and without `until`.
   */
  readonly records: RawBuilder<FigureRecord>;
}

export interface FigureRecord {
  readonly key: string;
  readonly record: string;
  readonly label: string;
  readonly since: Date;
  readonly until: Date | null;
}
