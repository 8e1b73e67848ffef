import type { LocalText } from '../../platform/formats.ts';
import type { MessageKey } from '../../platform/messages.ts';
import type { ColumnName } from './names.ts';

/** Something wrong in a file: where, what stood there, and a message that says the way out. */
export interface Problem {
  /** As the spreadsheet numbers it. Nothing: the file as a whole. */
  readonly row?: number;
  /** Counted from 0. Nothing: the row as a whole, or a column that is missing. */
  readonly column?: number;
  readonly name?: ColumnName;
  readonly heading?: string;
  readonly value?: string;
  readonly code: MessageKey;
  readonly facts?: Readonly<Record<string, string | number | LocalText>>;
}
