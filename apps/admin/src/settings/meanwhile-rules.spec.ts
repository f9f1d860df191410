import { changedOf, meet } from './meanwhile-rules';

describe('what two people wrote at the same time', () => {
  const before = { name: 'Лён', address: 'Площадь', days: [1, 2] };

  it('is only what was changed', () => {
    expect(changedOf(before, { ...before, days: [1, 2] })).toEqual({});
    expect(changedOf(before, { ...before, days: [1] })).toEqual({ days: [1] });
  });

  it('is taken over where nobody here wrote, and told', () => {
    expect(meet(before, before, { ...before, name: 'Ель' })).toEqual({
      values: { ...before, name: 'Ель' },
      notes: { name: { value: 'Ель', taken: true } },
    });
  });

  it('leaves what was written here where both wrote, and tells what the other did', () => {
    const mine = { ...before, address: 'Набережная' };
    expect(meet(before, mine, { ...before, address: 'Улица' })).toEqual({
      values: mine,
      notes: { address: { value: 'Улица', taken: false } },
    });
  });

  it('is nothing to tell of where both wrote the same, or the other wrote nothing', () => {
    const mine = { ...before, address: 'Набережная' };
    expect(meet(before, mine, mine)).toEqual({ values: mine, notes: {} });
    expect(meet(before, mine, before)).toEqual({ values: mine, notes: {} });
  });
});
