import { languages } from '@guestflow/contracts';
import { LIMITS } from '@guestflow/testing';
import { feedbackTexts } from './feedback/feedback.texts';
import { helpTexts } from './help/help.texts';
import { noticesTexts } from './notices/notices.texts';
import { profileTexts } from './profile/profile.texts';
import { marketing, personalData } from './start/consent.texts';
import { startTexts } from './start/start.texts';
import { talkTexts } from './talk/talk.texts';
import { common } from './texts';

const texts = {
  common,
  feedbackTexts,
  helpTexts,
  marketing,
  noticesTexts,
  personalData,
  profileTexts,
  startTexts,
  talkTexts,
};

const longestName = 'Ж'.repeat(200);
const profile = {
  ...{ name: longestName, phone: '+79161234567', birthday: '12.05.1990', language: 'en' as const },
  ...{ personalData: true, news: true, visits: 1_000 },
};
const takesProfile = new Set(['card']);

/** Each text by its place, as long as it can become. */
function spoken(words: unknown, place = ''): [string, string][] {
  if (typeof words === 'string') return [[place, words]];
  if (typeof words === 'function') {
    const said: unknown = takesProfile.has(place.split('.').at(-1)!) ? profile : longestName;
    return [[place, (words as (said: unknown) => string)(said)]];
  }
  return Object.entries(words as object).flatMap(([name, each]) => spoken(each, place ? `${place}.${name}` : name));
}

describe.each(Object.entries(texts))('the texts of %s', (_, all) => {
  const [first, ...others] = languages.map((language) => spoken(all[language]));

  it('are the same in each language, and none is empty', () => {
    for (const other of others) expect(other.map(([place]) => place)).toEqual(first!.map(([place]) => place));
    for (const [, text] of [first!, ...others].flat()) expect(text.trim()).not.toBe('');
  });

  it('are taken by Telegram', () => {
    for (const [, text] of [first!, ...others].flat()) expect([...text].length).toBeLessThanOrEqual(LIMITS.text);
  });

  it('are in their language', () => {
    for (const [place, text] of spoken(all.en)) {
      if (!place.startsWith('otherLanguage')) expect(text.replaceAll(longestName, '')).not.toMatch(/[а-яё]/i);
    }
  });
});

it('what is said to a pressed button is as short as Telegram takes it', () => {
  for (const language of languages) expect([...common[language].stale].length).toBeLessThanOrEqual(200);
});
