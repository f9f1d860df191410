import { changesOf } from './changes-rules';

describe('what changed, for whoever reads the log', () => {
  it('is told field by field, one in the other', () => {
    const before = { name: 'A', contact: { phone: '1', name: 'Anna' }, guests_count: 2, version: 1, updated_at: 'x' };
    const after = { name: 'A', contact: { phone: '2', name: 'Anna' }, guests_count: 3, version: 2, updated_at: 'y' };
    expect(changesOf(before, after)).toEqual([
      { field: 'contact.phone', before: '1', after: '2' },
      { field: 'guests_count', before: 2, after: 3 },
    ]);
  });

  it('says null for what there is not', () => {
    expect(changesOf({ contact: { name: 'A' } }, { notes: 'new', contact: null })).toEqual([
      { field: 'contact', before: { name: 'A' }, after: null },
      { field: 'notes', before: null, after: 'new' },
    ]);
    expect(changesOf({ a: null }, {})).toEqual([]);
  });

  it('takes a list of words as one, and looks into a list of things', () => {
    const before = { tags: ['a', 'b'], shifts: [{ from: '10' }, { from: '12' }], same: [1, { a: 1 }] };
    const after = { tags: ['a', 'c'], shifts: [{ from: '10' }, { from: '13' }, { from: '15' }], same: [1, { a: 1 }] };
    expect(changesOf(before, after)).toEqual([
      { field: 'tags', before: ['a', 'b'], after: ['a', 'c'] },
      { field: 'shifts.1.from', before: '12', after: '13' },
      { field: 'shifts.2', before: null, after: { from: '15' } },
    ]);
    expect(changesOf({ shifts: [{ from: '1' }] }, { shifts: [] })).toEqual([
      { field: 'shifts', before: [{ from: '1' }], after: [] },
    ]);
  });

  it('is nothing of what was not there before', () => {
    expect(changesOf(null, { name: 'A' })).toEqual([]);
    expect(changesOf({ name: 'A' }, null)).toEqual([]);
  });
});
