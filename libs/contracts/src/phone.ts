import { CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';

/** What somebody typed, as it is kept: E.164, read as a number of this country. undefined: no phone there is. */
export function toE164(typed: string, country: string): string | undefined {
  const phone = parsePhoneNumberFromString(typed, { defaultCountry: country as CountryCode, extract: false });
  return phone?.isValid() ? phone.number : undefined;
}
