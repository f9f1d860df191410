const address = /https?:\/\/[^\s<>"'`|\\^]+/gi;
/** What ends the sentence is no part of an address. */
const endOfSentence = /[.,;:!?…»”’\])]+$/u;

export interface Piece {
  text: string;
  isLink: boolean;
}

/** A text as it is shown: messages go without any markup, and the addresses in them can be pressed. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(address)) {
    const link = found[0].includes('(')
      ? found[0].replace(/[.,;:!?…»”’\]]+$/u, '')
      : found[0].replace(endOfSentence, '');
    if (!URL.canParse(link)) continue;
    if (found.index > from) pieces.push({ text: text.slice(from, found.index), isLink: false });
    pieces.push({ text: link, isLink: true });
    from = found.index + link.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isLink: false });
  return pieces;
}
