import { MessageButton } from '@guestflow/contracts';

export interface Content {
  text: string;
  buttons: MessageButton[];
}

const inText = /https?:\/\/[^\s<>"'`|\\^]+/gi;

const endsSentence = new Set('.,;:!?…»”’]');

/**
 * What ends a sentence, or closes what was opened before the address, is no part of it. Sign by sign from the end: an
 * expression would look at all of a long text again for each of them.
 */
function withoutEnd(found: string): string {
  const opens = found.includes('(');
  let end = found.length;
  while (endsSentence.has(found[end - 1]!) || (found[end - 1] === ')' && !opens)) end -= 1;
  return found.slice(0, end);
}

/** One that is another for each guest is not counted. */
const isCounted = (address: string): boolean => !/[{}]/.test(address) && URL.canParse(address);

/** The addresses of a text and its buttons, each once, in their order. */
export function linksIn({ text, buttons }: Content): string[] {
  const written = [...text.matchAll(inText)].map(([found]) => withoutEnd(found));
  return [...new Set([...written, ...buttons.flatMap(({ url }) => url ?? [])].filter(isCounted))];
}

/** The same with other addresses in the place of these. */
export function linked({ text, buttons }: Content, addressOf: (number: number) => string): Content {
  const links = linksIn({ text, buttons });
  const instead = (address: string): string => {
    const number = links.indexOf(address);
    return number < 0 ? address : addressOf(number);
  };
  return {
    text: text.replace(inText, (found) => {
      const address = withoutEnd(found);
      return instead(address) + found.slice(address.length);
    }),
    buttons: buttons.map((button) => (button.url ? { ...button, url: instead(button.url) } : button)),
  };
}

/** In an address: whose it is, by an unguessable word of 22 characters, and which of the links. */
const keyForm = /^([\w-]{22})(\d{1,3})$/;

export const keyOf = (word: string, number: number): string => `${word}${number}`;

export function readKey(key: string): { word: string; number: number } | undefined {
  const [, word, number] = keyForm.exec(key) ?? [];
  return word === undefined ? undefined : { word, number: Number(number) };
}

/** Programs that look what a link shows, before or instead of the guest. */
const looksOnly = /bot\b|preview|crawl|spider|facebookexternalhit|whatsapp|viber|slack|vkshare|curl|wget/i;

export const isGuest = ({ method, userAgent }: { method: string; userAgent: string | undefined }): boolean =>
  method === 'GET' && userAgent !== undefined && !looksOnly.test(userAgent);
