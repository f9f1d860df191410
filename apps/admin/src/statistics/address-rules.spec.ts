import { searchOf, statisticsSearch, wishOf } from './address-rules';
import type { Wish } from './period-rules';

const said = (search: Record<string, unknown>) => JSON.parse(JSON.stringify(statisticsSearch(search))) as object;

describe('the address of the statistics', () => {
  it('says nothing of what is usual: this month of this venue, beside the days before', () => {
    expect(said({})).toEqual({});
    expect(wishOf({})).toEqual({ span: 'month' });
    expect(JSON.parse(JSON.stringify(searchOf({ span: 'month' })))).toEqual({});
  });

  it('brings back every wish that it was made of', () => {
    const wishes: Wish[] = [
      { span: 'today' },
      { span: 'month', at: '2026-10-01' },
      { span: 'year', at: '2024-01-01' },
      { span: 'own', days: { from: '2026-03-01', to: '2026-03-08' } },
    ];
    for (const wish of wishes) expect(wishOf(statisticsSearch({ ...searchOf(wish) }))).toEqual(wish);
  });

  it('keeps what it is compared with, and where', () => {
    expect(said({ period: 'week', beside: 'year', where: 'organization' })).toEqual({
      ...{ period: 'week', beside: 'year', where: 'organization' },
    });
  });

  it('takes for usual what makes no sense', () => {
    expect(said({ period: 'decade', at: 'yesterday', beside: 'them', where: 'there' })).toEqual({});
    expect(said({ period: 'own', from: '2026-03-08', to: '2026-03-01' })).toEqual({});
    expect(said({ period: 'own', from: '2026-03-08' })).toEqual({});
    expect(said({ period: 'day', from: 12, to: ['x'] })).toEqual({});
  });
});
