import { languages } from '@guestflow/contracts';
import { compose } from '@guestflow/mail';
import { draftOf, IdentityLetter, LetterData, LetterKind } from './letters';

const link = 'https://guestflow.example/links/se-cret?a=1&b=2';
const samples: LetterData = {
  invitation: { link, venue_name: 'Кафе «Берёза»', role: 'manager', inviter_name: 'Ольга', valid_hours: 72 },
  password_reset: { link, name: 'Анна', valid_hours: 1 },
  email_verification: { link, name: 'Анна', valid_hours: 24 },
  password_changed: { name: 'Анна' },
  weekly_report: {
    ...{ link, name: 'Анна', venue_name: 'Кафе «Берёза»', week_from: '2027-03-29', week_to: '2027-04-04' },
    figures: {
      ...{ bookings: { now: 1_240, before: 98 }, guests: { now: 310, before: 0 }, no_shows: { now: 0, before: 7 } },
      ...{ cancellations: { now: 5, before: 5 }, occupancy: { now: 47, before: null } },
      ...{ new_guests: { now: 21, before: 19 }, returning_guests: { now: 40, before: 38 } },
      nps: { now: -12, before: null },
    },
  },
};
const kinds = Object.keys(samples) as LetterKind[];
const every = languages.flatMap((language) => kinds.map((kind) => [language, kind] as const));

const write = (language: 'ru' | 'en', kind: LetterKind, changed: object = {}) =>
  compose(
    draftOf({ to: 'anna@example.org', language, kind, data: { ...samples[kind], ...changed } } as IdentityLetter),
  );

describe('the letters', () => {
  it.each(every)('in %s: %s has a subject, both forms, and its link in each', (language, kind) => {
    const { subject, text, html } = write(language, kind);
    expect(subject.length).toBeGreaterThan(10);
    expect(html).toContain(`<html lang="${language}">`);
    const linked = 'link' in samples[kind];
    expect(text.includes(link)).toBe(linked);
    expect(html.includes('href="https://guestflow.example/links/se-cret?a=1&#38;b=2"')).toBe(linked);
    for (const form of [subject, text, html]) expect(form).not.toMatch(/undefined|null|\[object|NaN/);
  });

  it.each(every)('in %s: %s is in that language alone', (language, kind) => {
    const { text } = write(language, kind, { name: 'X', venue_name: 'X', inviter_name: 'X' });
    const foreign = language === 'en' ? /[а-яё]/i : /[a-z]/i;
    expect(text.replace(link, '').replaceAll('GuestFlow', '').replaceAll('X', '')).not.toMatch(foreign);
  });

  it.each(every)('in %s: %s shows what people call themselves and their venues as text', (language, kind) => {
    const evil = `"><a href="https://evil.example">!</a>`;
    const { html } = write(language, kind, { name: evil, venue_name: evil, inviter_name: evil });
    expect(html).not.toContain('"https://evil.example"');
    expect(html.match(/<a /g)?.length).toBe(write(language, kind).html.match(/<a /g)?.length);
  });

  it.each(every)('in %s: %s has a subject of one line', (language, kind) => {
    expect(write(language, kind, { venue_name: 'A\r\nBcc: b@example.org' }).subject).not.toMatch(/[\r\n]/);
  });

  it.each([
    ['ru', 1, '1 час'],
    ['ru', 2, '2 часа'],
    ['ru', 24, '24 часа'],
    ['ru', 48, '2 дня'],
    ['ru', 168, '7 дней'],
    ['en', 1, '1 hour'],
    ['en', 24, '24 hours'],
    ['en', 72, '3 days'],
  ] as const)('in %s say that a link of %i hours is valid for %s', (language, valid_hours, words) => {
    // The library that counts puts a space there that does not break.
    expect(write(language, 'password_reset', { valid_hours }).text.replaceAll('\u00a0', ' ')).toContain(words);
  });

  it.each([
    ['ru', 'неделя 29 марта – 4 апреля 2027', ['Брони: 1 240 (98)', 'Занятость столов: 47 % (—)', ': -12 (—)']],
    ['en', 'the week of 29 March – 4 April 2027', ['Bookings: 1,240 (98)', 'Tables taken: 47% (—)', ': -12 (—)']],
  ] as const)('in %s tell a week in figures, each beside the week before', (language, week, figures) => {
    const { subject, text, html } = write(language, 'weekly_report');
    // There are spaces that do not break in it.
    const plain = (words: string) => words.replace(/[\u00a0\u202f\u2009]/g, ' ');
    expect(plain(subject)).toContain(`Кафе «Берёза»: ${week}`);
    for (const figure of figures) expect(plain(text)).toContain(figure);
    expect(html.match(/<tr>/g)).toHaveLength(8);
  });

  it.each(['visit evil.example', 'http://evil', 'a@evil.example', 'x'.repeat(61), ' '])(
    'do not greet by %j, which a mail program could make a link of',
    (name) => {
      expect(write('en', 'email_verification', { name }).text).toMatch(/^Hello,\n/);
    },
  );

  it.each(['Anna', 'J. R. Smith', "Seán O'Hara", 'Анна-Мария'])('greet %s', (name) => {
    expect(write('en', 'email_verification', { name }).text).toContain(`Hello ${name},`);
  });

  it('quote a venue’s name in Russian once', () => {
    expect(write('ru', 'invitation').subject).toBe('Приглашение в Кафе «Берёза»');
    expect(write('ru', 'invitation', { venue_name: 'Берёза' }).subject).toBe('Приглашение в «Берёза»');
  });

  it('name the role in words', () => {
    expect(write('ru', 'invitation').text).toContain('Ваша роль: менеджер.');
    expect(write('en', 'invitation').text).toContain('Your role: manager.');
  });
});
