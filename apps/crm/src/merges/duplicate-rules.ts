export const duplicateReasons = ['email', 'name_and_birthday', 'name_and_phone', 'contacts'] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

/** What two cards are compared by. */
export interface Compared {
  email: string | null;
  birthday: string | null;
  phone: string | null;
  contacts: Record<string, string>;
  /** Of the name, as they are looked for. */
  words: string[];
}

/** Why two cards may be the same person’s; none: nothing speaks for it. */
export function reasonsFor(one: Compared, other: Compared): DuplicateReason[] {
  const named = one.words.length > 0 && [...one.words].sort().join(' ') === [...other.words].sort().join(' ');
  const reasons: Record<DuplicateReason, boolean> = {
    email: one.email !== null && one.email === other.email,
    name_and_birthday: named && one.birthday !== null && one.birthday === other.birthday,
    name_and_phone: named && oneDigitApart(one.phone, other.phone),
    contacts: Object.entries(one.contacts).some(([kind, value]) => sameText(other.contacts[kind], value)),
  };
  return duplicateReasons.filter((reason) => reasons[reason]);
}

const sameText = (one: string | undefined, other: string): boolean => {
  const [mine, theirs] = [one, other].map((text) => text?.trim().toLowerCase().replace(/^@/, ''));
  return Boolean(mine) && mine === theirs;
};

function oneDigitApart(one: string | null, other: string | null): boolean {
  if (one === null || other?.length !== one.length) return false;
  return [...one].filter((digit, at) => digit !== other[at]).length === 1;
}

/** Every phone that differs from this one in one digit. */
export const phonesOneDigitApart = (phone: string): string[] =>
  [...phone].flatMap((own, at) =>
    [...'0123456789']
      .filter((digit) => at > 0 && digit !== own)
      .map((digit) => `${phone.slice(0, at)}${digit}${phone.slice(at + 1)}`),
  );
