/**
 * General holidays of Hong Kong other than Sundays, as gazetted under the General Holidays Ordinance (Cap. 149). Years are
 * marked by how sure they are: `gazetted` days are law; `expected` days follow the same rules and are to be replaced when
 * the list is gazetted. A year that is not here is unknown: only its weekends count as days off until the list is added
 * (see `withHolidays`).
 */
export type YearStatus = 'gazetted' | 'expected';

export const HOLIDAYS: Readonly<Record<number, { readonly status: YearStatus; readonly days: readonly string[] }>> = {
  2023: {
    status: 'gazetted',
    days: '01-02 01-23 01-24 01-25 04-05 04-07 04-08 04-10 05-01 05-26 06-22 07-01 09-30 10-02 10-23 12-25 12-26'.split(' '),
  },
  2024: {
    status: 'gazetted',
    days: '01-01 02-10 02-12 02-13 03-29 03-30 04-01 04-04 05-01 05-15 06-10 07-01 09-18 10-01 10-11 12-25 12-26'.split(' '),
  },
  2025: {
    status: 'gazetted',
    days: '01-01 01-29 01-30 01-31 04-04 04-18 04-19 04-21 05-01 05-05 05-31 07-01 10-01 10-07 10-29 12-25 12-26'.split(' '),
  },
  2026: {
    status: 'gazetted',
    days: '01-01 02-17 02-18 02-19 04-03 04-04 04-06 04-07 05-01 05-25 06-19 07-01 09-26 10-01 10-19 12-25 12-26'.split(' '),
  },
  2027: {
    status: 'expected',
    days: '01-01 02-06 02-08 02-09 03-26 03-27 03-29 04-05 05-01 05-13 06-09 07-01 09-16 10-01 10-08 12-25 12-27'.split(' '),
  },
};
