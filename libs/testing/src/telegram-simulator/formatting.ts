import type { MessageEntity } from 'telegraf/types';
import { badRequest } from './api-error';

const TAGS: Record<string, string> = {
  ...{ b: 'bold', strong: 'bold', i: 'italic', em: 'italic', u: 'underline', ins: 'underline' },
  ...{ s: 'strikethrough', strike: 'strikethrough', del: 'strikethrough', code: 'code', pre: 'pre' },
  ...{ blockquote: 'blockquote', 'tg-spoiler': 'spoiler', a: 'text_link' },
};
const CHARACTERS: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

export interface FormattedText {
  text: string;
  entities: MessageEntity[];
}

/** As strict as Telegram: a guest's name with an unescaped "<" must fail here too, not only on the real service. */
export function parseHtml(source: string): FormattedText {
  const entities: MessageEntity[] = [];
  const open: { tag: string; entity: MessageEntity }[] = [];
  const wrong = (reason: string) => badRequest(`can't parse entities: ${reason}`);
  let text = '';
  for (const [piece, closing, tag, attributes, character] of source.matchAll(
    /<(\/?)([a-z-]*)([^<>]*)>?|&(lt|gt|amp|quot|#\d+);|&|[^<&]+/gi,
  )) {
    if (tag === undefined) {
      text += character?.startsWith('#')
        ? String.fromCodePoint(Number(character.slice(1)))
        : (CHARACTERS[character ?? ''] ?? piece);
      continue;
    }
    const type = TAGS[tag.toLowerCase()];
    if (!type || !piece.endsWith('>')) throw wrong(`Unsupported start tag "${tag}" at offset ${text.length}`);
    if (closing) {
      const last = open.pop();
      if (last?.tag !== tag) throw wrong(`Unmatched end tag at offset ${text.length}, found "</${tag}>"`);
      last.entity.length = text.length - last.entity.offset;
      continue;
    }
    const url = /href\s*=\s*["']?([^"'\s>]*)/.exec(attributes ?? '')?.[1];
    const entity = { type, offset: text.length, length: 0, ...(type === 'text_link' && { url }) } as MessageEntity;
    entities.push(entity);
    open.push({ tag, entity });
  }
  const forgotten = open.pop();
  if (forgotten) throw wrong(`Can't find end tag corresponding to start tag "${forgotten.tag}"`);
  return { text, entities: entities.filter((entity) => entity.length > 0) };
}

export function commandsIn(text: string): MessageEntity[] {
  return [...text.matchAll(/(?<=^|\s)\/\w{1,32}(@\w+)?/g)].map((found) => ({
    type: 'bot_command',
    offset: found.index,
    length: found[0].length,
  }));
}
