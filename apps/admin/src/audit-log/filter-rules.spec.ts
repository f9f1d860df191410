import { anything, asAsked, shownOnce } from './filter-rules';

const startOf = (date: string, plusDays: number) => `${date}+${plusDays}`;

describe('what is looked for in the audit log', () => {
  it('is asked for with nothing that is empty', () => {
    expect(asAsked(anything, startOf)).toEqual({});
    expect(asAsked({ ...anything, q: '  стол ', entity_type: 'table' }, startOf)).toEqual({
      ...{ q: 'стол', entity_type: 'table' },
    });
  });

  it('reaches from the beginning of the first day to the end of the last', () => {
    expect(asAsked({ ...anything, from: '2026-11-01', to: '2026-11-02' }, startOf)).toEqual({
      ...{ date_from: '2026-11-01+0', date_to: '2026-11-02+1' },
    });
  });
});

it('shows an entry once, though pages move on meanwhile', () => {
  const [a, b, c] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  expect(shownOnce([[a, b], [b, c], []])).toEqual([a, b, c]);
});
