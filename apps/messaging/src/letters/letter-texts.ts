import type { Language, MessageButton, MessageKind, VenueContacts } from '@guestflow/contracts';
import type { Draft } from '@guestflow/mail';

/** A message that goes as a letter. */
export interface LetterOf {
  kind: MessageKind;
  language: Language;
  text: string;
  buttons: readonly MessageButton[];
  venue: { name: string; contacts: Pick<VenueContacts, 'email' | 'phone'> };
  /** What goes along. A letter says where it is had: thousands of them do not carry it. */
  attachment?: { name: string; link: string };
  /** Where whoever wants no more offers says so; of offers alone. */
  unsubscribe?: string;
}

interface Words {
  subjects: Record<Exclude<MessageKind, 'campaign'>, (venue: string) => string>;
  linkHint: string;
  answer: string;
  call: (phone: string) => string;
  answerOrCall: (phone: string) => string;
  unsubscribe: (link: string) => string;
}

const words: Record<Language, Words> = {
  ru: {
    subjects: {
      booking: (venue) => `Ваша бронь в ${venue}`,
      reminder: (venue) => `Напоминание: вас ждут в ${venue}`,
      feedback_request: (venue) => `Как вам понравилось в ${venue}?`,
      feedback_reply: (venue) => `Ответ ${venue} на ваш отзыв`,
      dialogue: (venue) => `Сообщение от ${venue}`,
    },
    linkHint: 'Если кнопка не нажимается, откройте ссылку:',
    answer: 'Чтобы ответить, просто ответьте на это письмо.',
    call: (phone) => `Чтобы ответить, позвоните: ${phone}.`,
    answerOrCall: (phone) => `Чтобы ответить, ответьте на это письмо или позвоните: ${phone}.`,
    unsubscribe: (link) => `Больше не присылать предложений: ${link}`,
  },
  en: {
    subjects: {
      booking: (venue) => `Your booking at ${venue}`,
      reminder: (venue) => `A reminder: ${venue} expects you`,
      feedback_request: (venue) => `How did you like it at ${venue}?`,
      feedback_reply: (venue) => `${venue} has answered your feedback`,
      dialogue: (venue) => `A message from ${venue}`,
    },
    linkHint: 'If the button does not work, open this link:',
    answer: 'To reply, just answer this letter.',
    call: (phone) => `To reply, call ${phone}.`,
    answerOrCall: (phone) => `To reply, answer this letter or call ${phone}.`,
    unsubscribe: (link) => `No more offers, please: ${link}`,
  },
};

/** What a letter to a guest says. Buttons that only Telegram knows are left out: the guest is told how else to answer. */
export function draftOf(letter: LetterOf): Draft {
  const { kind, language, text, buttons, attachment, venue } = letter;
  const own = words[language];
  const [first, ...others] = buttons.flatMap(({ text: label, url }) =>
    url && isLink(url) ? { label, link: url } : [],
  );
  return {
    language,
    subject: kind === 'campaign' ? firstLine(text) : own.subjects[kind](quoted(venue.name, language)),
    paragraphs: [
      ...paragraphsOf(text),
      ...(attachment ? [`${attachment.name}:\n${attachment.link}`] : []),
      ...others.map(({ label, link }) => `${label}:\n${link}`),
    ],
    pressable: true,
    ...(first && { button: first, linkHint: own.linkHint }),
    footnote: footnoteOf(letter, own),
  };
}

function footnoteOf({ kind, buttons, venue: { name, contacts }, unsubscribe }: LetterOf, own: Words): string {
  const isToAnswer = kind === 'dialogue' || kind === 'feedback_reply' || buttons.some(({ action }) => action);
  return [name, isToAnswer ? howToAnswer(contacts, own) : undefined, unsubscribe && own.unsubscribe(unsubscribe)]
    .filter(Boolean)
    .join('\n');
}

function howToAnswer({ email, phone }: Pick<VenueContacts, 'email' | 'phone'>, own: Words): string | undefined {
  if (phone) return email ? own.answerOrCall(phone) : own.call(phone);
  return email ? own.answer : undefined;
}

const isLink = (text: string): boolean => /^https?:\/\/[^\s\p{C}]+$/u.test(text);

const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);

const longestSubject = 100;

/** What a campaign says first; whole words where it is long. */
function firstLine(text: string): string {
  const line = text.trim().split('\n')[0]!.trim();
  if (line.length <= longestSubject) return line;
  return `${line.slice(0, longestSubject).replace(/\s+\S*$/, '')}…`;
}

/** In Russian a venue's name stands in quotation marks, unless it brings its own. */
const quoted = (name: string, language: Language): string =>
  language === 'en' || /["«»“”„]/.test(name) ? name : `«${name}»`;
