import { neutral } from '@guestflow/http';
import { getCountries, getCountryCallingCode } from 'libphonenumber-js';

/** Cells of files that spreadsheets open: what is written here is read here again as it was. */

export function asWritten(cell: string): string {
  const rest = cell.slice(1);
  return neutral(rest) === cell ? rest : cell;
}

const callingCodes = new Set<string>(getCountries().map((country) => getCountryCallingCode(country)));

/** (+7) 9161234567: to a spreadsheet neither a formula nor a number whose last digits it may round off. */
export function phoneCell(phone: string): string {
  const code = [1, 2, 3].map((digits) => phone.slice(1, 1 + digits)).find((each) => callingCodes.has(each));
  return code ? `(+${code}) ${phone.slice(1 + code.length)}` : neutral(phone);
}

export const phoneOfCell = (cell: string): string => cell.replace(/^\(\s*\+/, '+');

const parted = /[,;|\n"]/;

/** vip, "fish, no meat" */
export const tagsCell = (tags: string[]): string =>
  tags.map((tag) => (parted.test(tag) ? `"${tag.replaceAll('"', '""')}"` : tag)).join(', ');

export const tagsOfCell = (cell: string): string[] =>
  [...cell.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,;|\n]+))/g)]
    .map(([, quoted, plain]) => (quoted === undefined ? plain!.trim() : quoted.replaceAll('""', '"')))
    .filter((tag) => tag.trim() !== '');
