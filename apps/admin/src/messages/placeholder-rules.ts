/** A name in braces, where it stands in a text. */
export interface Named {
  name: string;
  from: number;
  to: number;
  /** From 1 on. */
  line: number;
  isKnown: boolean;
}

const inBraces = /\{([^{}\s]+)\}/g;

/** All names in braces, in their order. */
export function namesIn(text: string, known: readonly string[]): Named[] {
  return [...text.matchAll(inBraces)].map((found) => ({
    name: found[1]!,
    from: found.index,
    to: found.index + found[0].length,
    line: text.slice(0, found.index).split('\n').length,
    isKnown: known.includes(found[1]!),
  }));
}

export const unknownIn = (text: string, known: readonly string[]): Named[] =>
  namesIn(text, known).filter(({ isKnown }) => !isKnown);

/** Whether something is left where nothing is known for the names in it: a blank message cannot be sent. */
export const saysSomething = (text: string): boolean => text.replace(inBraces, '').trim() !== '';

export interface Chunk {
  text: string;
  is: 'text' | 'known' | 'unknown';
}

/** The text in pieces, so that its names can be marked. */
export function chunksOf(text: string, known: readonly string[]): Chunk[] {
  const chunks: Chunk[] = [];
  let from = 0;
  for (const named of namesIn(text, known)) {
    if (named.from > from) chunks.push({ text: text.slice(from, named.from), is: 'text' });
    chunks.push({ text: text.slice(named.from, named.to), is: named.isKnown ? 'known' : 'unknown' });
    from = named.to;
  }
  if (from < text.length) chunks.push({ text: text.slice(from), is: 'text' });
  return chunks;
}

/** How many letters have to be changed, put in or left out. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let to = 1; to <= other.length; to++) {
      const same = one[at - 1] === other[to - 1] ? 0 : 1;
      next[to] = Math.min(next[to - 1]! + 1, row[to]! + 1, row[to - 1]! + same);
    }
    row = next;
  }
  return row[other.length]!;
}

/** What was probably meant by a name that nobody knows; undefined where that is anybody's guess. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const asked = name.toLowerCase();
  const [best] = known
    .map((each) => ({ each, far: each.includes(asked) || asked.includes(each) ? 1 : distance(asked, each) }))
    .toSorted((one, other) => one.far - other.far);
  return best && best.far <= Math.max(2, Math.floor(best.each.length / 3)) ? best.each : undefined;
}

/** Puts something where the cursor is, instead of what is chosen; a word that it would touch is kept apart from it. */
export function inserted(text: string, put: string, from: number, to: number): { text: string; cursor: number } {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  const lead = /[\p{L}\p{N}}]$/u.test(before) ? ' ' : '';
  const tail = /^[\p{L}\p{N}{]/u.test(after) ? ' ' : '';
  return { text: before + lead + put + tail + after, cursor: before.length + lead.length + put.length };
}

/** The text with what stands for its names; of an empty name no stray comma is left at the beginning. */
export function filled(text: string, values: Record<string, string>): string {
  const spoken = values.guest_name ? text : withoutName(text);
  return spoken.replace(inBraces, (as: string, name: string) => values[name] ?? as);
}

const withoutName = (text: string): string =>
  text
    .replace(/^\{guest_name\}[,!]?\s*(.)/su, (_, first: string) => first.toUpperCase())
    .replace(/,?\s*\{guest_name\}/g, '');
