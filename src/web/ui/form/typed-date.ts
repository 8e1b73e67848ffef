/** A day in its three boxes, as typed. */
export interface TypedDay {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

/** `2026-03-31`, or what a reader left half done (`2026-3-`), back into its boxes. */
export function splitDay(text: string): TypedDay {
  const [year = '', month = '', day = ''] = text.split('-');
  return { year, month: month.replace(/^0(?=\d)/, ''), day: day.replace(/^0(?=\d)/, '') };
}

/** Three boxes as one text: a whole day as `2026-03-31`, nothing when all are empty, and otherwise what there is, joined. */
export function joinDay(typed: TypedDay): string {
  const [year, month, day] = [typed.year, typed.month, typed.day].map((text) => text.normalize('NFKC').replace(/[\s-]/g, ''));
  if (!year && !month && !day) return '';
  const isWhole = /^\d{4}$/.test(year!) && /^\d{1,2}$/.test(month!) && /^\d{1,2}$/.test(day!);
  return isWhole ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : `${year}-${month}-${day}`;
}
