import { likeText, orderBy } from './paging';

const sortable = { created_at: 'created_at', name: 'lower(name)' };

describe('sorting a list', () => {
  it('takes several fields, each with its direction, and ends with the id', () => {
    expect(orderBy('name,created_at:desc', sortable, 'name')).toBe(
      'ORDER BY lower(name) asc, created_at desc, id desc',
    );
  });

  it('uses the order of the list when none is asked for', () => {
    expect(orderBy(undefined, sortable, 'created_at:desc')).toBe('ORDER BY created_at desc, id desc');
  });

  it.each(['password_hash', 'name:sideways', 'name; DROP TABLE venues', 'constructor', 'name:asc:asc', ''])(
    'refuses %p and says what it takes',
    (sort) => {
      expect(() => orderBy(sort, sortable, 'name')).toThrow('created_at, name');
    },
  );

  it('looks for the characters of LIKE as themselves', () => {
    expect(likeText('50%_off\\')).toBe('%50\\%\\_off\\\\%');
  });
});
