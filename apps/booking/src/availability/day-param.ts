import { Param } from '@nestjs/common';
import { NotFound } from '@guestflow/problems';

/** The years that there can be bookings in. */
export const bookableYears = /^2\d{3}-/;

/** The thirtieth of February would be read as one of March. */
const isDate = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  bookableYears.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString().startsWith(value);

/** The date in the address. What is none is nobody's page: a 404. */
export const DayParam = (name = 'date') =>
  Param(name, {
    transform: (value: string): string => {
      if (!isDate(value)) throw new NotFound();
      return value;
    },
  });
