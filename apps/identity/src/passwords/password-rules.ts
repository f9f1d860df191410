/** What is wrong with a password somebody chose; undefined when nothing is. Length beats decoration, so no signs are demanded. */
export function whatIsWrongWith(password: string, email: string, common: ReadonlySet<string>): string | undefined {
  const plain = password.normalize('NFKC').toLowerCase();
  if ([...plain].length < 8) return 'it must have at least 8 characters';
  if (common.has(plain) || common.has(withoutTail(plain))) return 'it is one of the most common passwords';
  if (new Set(plain).size < 4) return 'it repeats the same few characters';
  const name = email.toLowerCase().split('@')[0] ?? '';
  if (plain === email.toLowerCase() || (name.length >= 4 && withoutTail(plain) === name))
    return 'it must not be your e-mail';
  return undefined;
}

/** `password2026!` is as easily guessed as `password`. */
const withoutTail = (password: string): string => {
  const stem = password.replace(/[\d!?.,*#@$_-]+$/, '');
  return stem.length >= 6 ? stem : password;
};
