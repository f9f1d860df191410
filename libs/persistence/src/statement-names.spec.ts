import { nameOf } from './statement-names';

describe('a statement is kept prepared', () => {
  it('under a name of its own, the same each time', () => {
    const [one, other] = ['INSERT INTO a VALUES ($1)', 'delete from a where b = $1'].map((sql) => nameOf(sql, [1]));
    expect(one).toMatch(/^s\d+$/);
    expect(other).toMatch(/^s\d+$/);
    expect(other).not.toBe(one);
    expect(nameOf('INSERT INTO a VALUES ($1)', [2])).toBe(one);
    expect(nameOf('UPDATE a SET b = $1 RETURNING 1', [2])).toMatch(/^s\d+$/);
    for (const said of [
      'SELECT /* texts */ a::text FROM b WHERE c = $1',
      'SELECT /* cast */ count(*)::integer FROM b WHERE c = $1',
      'WITH /* texts */ d AS (DELETE FROM b WHERE c = $1 RETURNING e) SELECT e::text FROM d',
    ]) {
      expect(nameOf(said, [2])).toMatch(/^s\d+$/);
    }
  });

  it.each([
    ['that gives back columns, which a migration may change', 'SELECT * FROM a WHERE b = $1', [1]],
    ['that gives back what it changed', 'INSERT INTO a VALUES ($1) RETURNING *', [1]],
    [
      'that gives back what a part of it changed',
      'INSERT INTO a (WITH b AS (DELETE FROM c RETURNING d) SELECT $1)',
      [1],
    ],
    ['that begins with a part and says nothing of itself', 'WITH d AS (SELECT $1) SELECT * FROM d', [1]],
    ['that says so anywhere else', 'SELECT a FROM b WHERE c = $1 /* texts */', [1]],
    ['without parameters, which may be several', 'DELETE FROM a; DELETE FROM b', []],
  ])('but none %s', (_what, sql, parameters) => {
    expect(nameOf(sql, parameters)).toBeUndefined();
  });

  it('only as one of the first hundred: texts that are made up each time would fill the server’s memory', () => {
    for (let one = 0; one < 200; one++) nameOf(`DELETE FROM a WHERE b${one} = $1`, [1]);
    expect(nameOf('DELETE FROM another WHERE b = $1', [1])).toBeUndefined();
    expect(nameOf('DELETE FROM a WHERE b1 = $1', [1])).toBeDefined();
    // Those that say of themselves what they give back have places of their own.
    expect(nameOf('SELECT /* cast */ a::integer FROM others WHERE c = $1', [1])).toBeDefined();
    for (let one = 0; one < 400; one++) nameOf(`SELECT /* cast */ ${one}::integer WHERE $1`, [1]);
    expect(nameOf('SELECT /* cast */ 400::integer WHERE $1', [1])).toBeUndefined();
  });
});
