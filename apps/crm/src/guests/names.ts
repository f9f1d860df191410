/**
 * Names as they are looked for: in Latin letters, one spelling for the several that people use, so that Алексей, Aleksey
 * and Alexei are the same word.
 */
const cyrillic: Record<string, string> = Object.fromEntries(
  (
    'а a б b в v г g ґ g д d е e ё e є ie ж zh з z и i і i ї i й i к k л l м m н n о o п p р r с s т t у u ў u ф f ' +
    'х h ц ts ч ch ш sh щ sh ъ - ы i ь - э e ю iu я ia ѓ g ќ k љ l њ n ћ ch ђ d џ zh ј i ѕ z'
  )
    .split(' ')
    .reduce<[string, string][]>((pairs, each, at, all) => (at % 2 ? [...pairs, [all[at - 1]!, each]] : pairs), [])
    .map(([letter, latin]) => [letter, latin === '-' ? '' : latin]),
);

const latin: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'e', œ: 'e', ı: 'i', þ: 't' };

/** Spellings of one sound, in this order. */
const sounds: [RegExp, string][] = [
  [/shch|sch/g, 'sh'],
  [/kh/g, 'h'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/gh/g, 'g'],
  [/ck|q/g, 'k'],
  [/tz/g, 'ts'],
  [/c(?!h)/g, 'k'],
  [/w/g, 'v'],
  [/x/g, 'ks'],
  [/[yj]/g, 'i'],
  [/(.)\1+/g, '$1'],
  [/i[eo]/g, 'e'],
  [/(.)\1+/g, '$1'],
];

const longestWord = 24;
export const mostWords = 6;

/** The words of a name, each once. */
export function wordsOf(name: string): string[] {
  const words = name
    .toLowerCase()
    .normalize('NFC')
    .replace(/[’'ʼ`]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(asLookedFor)
    .filter(Boolean);
  return [...new Set(words)].slice(0, mostWords);
}

function asLookedFor(word: string): string {
  const inLatin = [...word].map((letter) => cyrillic[letter] ?? latin[letter] ?? letter).join('');
  const plain = inLatin.normalize('NFKD').replace(/\p{M}/gu, '');
  return [...sounds.reduce((text, [from, to]) => text.replace(from, to), plain)].slice(0, longestWord).join('');
}

const shortestMistyped = 4;

/** The word, and what is left of it without one of its letters: two words of one mistake between them share one. */
export function spellingsOf(word: string): string[] {
  const letters = [...word];
  if (letters.length < shortestMistyped) return [word];
  return [...new Set([word, ...letters.map((_, left) => letters.filter((_, at) => at !== left).join(''))])];
}

/** Whether one letter more, fewer, other or swapped with the next makes one of the other. */
export function oneMistakeApart(one: string, other: string): boolean {
  const [a, b] = [[...one], [...other]];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** Texts that begin so, in the order of bytes: from the beginning itself up to what comes after all of them. */
export const beginningWith = (beginning: string): [from: string, before: string] => [
  beginning,
  `${beginning}\u{10FFFF}`,
];
