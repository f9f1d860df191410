import fc from 'fast-check';
import { escapeLiteral } from 'pg';
import { literalOf } from './literals';

describe('a text in SQL', () => {
  it.each(['', 'Анна', "O'Hara", "''", '\\', "\\'", 'a\\\\b', '$1', '\n\t', '"\\""', '🍣'])(
    'is written as pg writes it: %j',
    (text) => {
      expect(literalOf(text)).toBe(escapeLiteral(text));
    },
  );

  it('is written as pg writes it, whatever stands in it', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom("'", '\\', 'а', 'E', ' ') }),
    );
    fc.assert(fc.property(anything, (text) => literalOf(text) === escapeLiteral(text)));
  });
});
