import { slugOf } from './slug';

describe('a venue’s name in its address', () => {
  it.each([
    ['Кафе «Пушкинъ»', 'kafe-pushkin'],
    ['Ёлки-палки', 'elki-palki'],
    ['Café  de  l’Opéra', 'cafe-de-l-opera'],
    ['東京', 'venue'],
    ['  --  ', 'venue'],
    ['a'.repeat(80), 'a'.repeat(60)],
  ])('%s → %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });
});
