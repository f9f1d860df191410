import fc from 'fast-check';
import { oneMistakeApart, spellingsOf, wordsOf } from './names';

describe('a name as it is looked for', () => {
  it.each([
    ['Алексей', 'Aleksey', 'Alexei', 'Alexey', 'ALEKSEJ'],
    ['Юлия', 'Yulia', 'Julia', 'Yuliya', 'Iuliia'],
    ['Екатерина', 'Ekaterina', 'Yekaterina', 'Jekaterina', 'Ekaterina'],
    ['Пётр', 'Петр', 'Pyotr', 'Petr', 'Piotr'],
    ['Дмитрий', 'Dmitry', 'Dmitriy', 'Dmitrij', 'Дмитрий'],
    ['Татьяна', 'Tatyana', 'Tatiana', 'Tat’yana', 'TATJANA'],
    ['Щукин', 'Shchukin', 'Schukin', 'Shukin', 'щукин'],
    ['Чехов', 'Chekhov', 'Chehov', 'ЧЕХОВ', 'chekhov'],
    ['Семён', 'Semyon', 'Semen', 'Семен', 'Semjon'],
    ['José', 'Jose', 'JOSÉ', 'josé', 'Jose\u0301'],
  ])('is one word, however it is written: %s', (...spellings) => {
    expect(new Set(spellings.flatMap(wordsOf)).size).toBe(1);
  });

  it('is each of its words, once, without what stands between', () => {
    expect(wordsOf('  Анна-Мария  фон О’Хара, Анна ')).toEqual(['ana', 'maria', 'fon', 'ohara']);
    expect(wordsOf('— … !')).toEqual([]);
  });

  it('leaves other scripts as they are', () => {
    expect(wordsOf('გიორგი 田中')).toEqual(['გიორგი', '田中']);
  });

  it('never fails and never grows without bound', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
        const words = wordsOf(name);
        expect(words.length).toBeLessThanOrEqual(6);
        for (const word of words) expect([...word].length).toBeLessThanOrEqual(24);
      }),
    );
  });
});

describe('a mistyped word', () => {
  const letters = fc.array(fc.constantFrom(...'abcde'), { minLength: 4, maxLength: 9 });

  it('shares a spelling with the right one, and is known to be one mistake away', () => {
    fc.assert(
      fc.property(letters, fc.nat(), fc.constantFrom(...'xyz'), fc.nat(3), (right, seed, other, kind) => {
        const at = seed % (right.length - 1);
        const wrong = [
          [...right.slice(0, at), other, ...right.slice(at)],
          [...right.slice(0, at), other, ...right.slice(at + 1)],
          [...right.slice(0, at), right[at + 1]!, right[at]!, ...right.slice(at + 2)],
          right.length > 4 ? right.filter((_, place) => place !== at) : right,
        ][kind]!.join('');
        const word = right.join('');
        expect(oneMistakeApart(word, wrong)).toBe(true);
        expect(spellingsOf(word).some((spelling) => spellingsOf(wrong).includes(spelling))).toBe(true);
      }),
    );
  });

  it('is no longer the same with two mistakes', () => {
    expect(oneMistakeApart('ivanov', 'ivonof')).toBe(false);
    expect(oneMistakeApart('ivanov', 'vanova')).toBe(false);
  });

  it('of three letters is looked for as it is', () => {
    expect(spellingsOf('kim')).toEqual(['kim']);
  });
});
