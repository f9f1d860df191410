import { languages } from '@guestflow/contracts';
import { bookTexts } from '../book/book.texts';
import { bookingsTexts } from '../bookings/bookings.texts';
import { noticesTexts } from '../notices/notices.texts';
import { choosingTexts } from './choosing.texts';
import { refusalTexts } from './refusals.texts';

const all = { bookTexts, bookingsTexts, choosingTexts, noticesTexts, refusalTexts };
/** As long as anything gets that stands in them: a visit with the longest wishes, and a reason. */
const longest = 'Ж'.repeat(1_100);

/** Every text of a tree by its path, those with something in them as they are told. */
function told(texts: unknown, path = ''): [string, string][] {
  if (typeof texts === 'string') return [[path, texts]];
  if (typeof texts === 'function') {
    const refusal = { minimum_notice_minutes: 90, booking_horizon_days: 60, largest_party: 20, most: 3 };
    const args = path.includes('rules') ? [refusal, longest] : [longest, longest];
    return [[path, (texts as (...args: unknown[]) => string)(...args)]];
  }
  return Object.entries(texts as object).flatMap(([name, value]) => told(value, `${path}.${name}`));
}

describe('what is said about bookings', () => {
  it.each(Object.entries(all))('%s are there in each language, and fit into a message', (_, texts) => {
    const [first, ...others] = languages.map((language) => told(texts[language]));
    for (const other of others) expect(other.map(([path]) => path)).toEqual(first!.map(([path]) => path));
    for (const [path, text] of [first!, ...others].flat()) {
      expect([path, text.trim()]).not.toEqual([path, '']);
      expect([...text].length).toBeLessThan(4_096);
      expect(text).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  it('is in Russian what is Russian, and in English what is not', () => {
    for (const texts of Object.values(all)) {
      for (const [path, text] of told(texts.en))
        expect([path, text.replaceAll('Ж', '')]).not.toEqual([path, expect.stringMatching(/[а-яё]/i)]);
    }
  });
});
