// One address as people have them. Quoted and other rare forms are left out: they are how one address becomes several,
// or the end of a header.
const address = /^[^\s\p{C}<>()[\]\\,;:"@]+@[^\s\p{C}<>()[\]\\,;:"@]+$/u;
const withName = /^([^<>"\p{C}]*)<([^<>]+)>$/u;

export interface Sender {
  name: string;
  address: string;
}

export const isAddress = (text: string): boolean => text.length <= 254 && address.test(text);

/** `GuestFlow <no-reply@guestflow.example>` or the address alone; undefined when it is neither. */
export function parseSender(text: string): Sender | undefined {
  const [, name = '', bare = text] = withName.exec(text.trim()) ?? [];
  const found = { name: name.trim(), address: bare.trim() };
  return isAddress(found.address) ? found : undefined;
}

/** What may stand in a header: one line, however many were given. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
