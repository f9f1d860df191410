import { RuleViolation, ValidationProblem } from '@guestflow/problems';
import { assertCanBlock, SaidOfBlock, tablesOf, timeOf } from './block-rules';

const now = new Date('2027-03-01T12:00:00Z');
const kept = { startsAt: new Date('2027-03-01T10:00:00Z'), endsAt: new Date('2027-03-01T14:00:00Z') };

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
const fieldsOf = (work: () => unknown) => (thrownBy(work) as ValidationProblem).errors?.map(({ field }) => field);

describe('a block’s time', () => {
  it('is said in any zone, by either name', () => {
    const time = { startsAt: new Date('2027-03-08T09:00:00Z'), endsAt: new Date('2027-03-08T15:00:00Z') };
    expect(timeOf({ starts_at: '2027-03-08T12:00:00+03:00', ends_at: '2027-03-08T15:00:00Z' })).toEqual(time);
    expect(timeOf({ start: '2027-03-08T09:00Z', end: '2027-03-08T18:00+0300' })).toEqual(time);
  });

  it('keeps the end that is not said', () => {
    expect(timeOf({ end: '2027-03-02T10:00:00Z' }, kept)).toEqual({
      ...kept,
      endsAt: new Date('2027-03-02T10:00:00Z'),
    });
    expect(timeOf({}, kept)).toEqual(kept);
  });

  it.each<[SaidOfBlock, string]>([
    [{}, 'starts_at'],
    [{ starts_at: '2027-03-08T12:00:00Z' }, 'ends_at'],
    [{ starts_at: '2027-03-08T12:00:00Z', start: '2027-03-08T12:00:00Z' }, 'start'],
    [{ starts_at: '2027-03-08T12:00:00Z', ends_at: '2027-03-08T12:00:00Z', end: '2027-03-08T12:00:00Z' }, 'end'],
    [{ starts_at: '2027-03-08T12:00:00' }, 'starts_at'],
    [{ start: '2027-03-08' }, 'start'],
    [{ start: '2027-W10-1' }, 'start'],
    [{ start: '2027-03-08T25:00:00Z' }, 'start'],
  ])('said as %j is not known', (said, field) => {
    expect(fieldsOf(() => timeOf(said))).toEqual([field]);
  });

  it.each<[string, string, string]>([
    ['in the future', '2027-03-08T12:00:00Z', '2027-03-08T12:01:00Z'],
    ['that runs already', '2027-02-01T12:00:00Z', '2027-03-01T12:00:01Z'],
    ['of 366 days', '2027-03-08T12:00:00Z', '2028-03-08T12:00:00Z'],
    ['five years ahead', '2032-03-01T11:00:00Z', '2032-03-01T12:00:00Z'],
  ])('may be one %s', (_what, starts, ends) => {
    expect(thrownBy(() => assertCanBlock({ startsAt: new Date(starts), endsAt: new Date(ends) }, now))).toBeUndefined();
  });

  it.each<[string, string, string]>([
    ['block_over', '2027-03-01T10:00:00Z', '2027-03-01T12:00:00Z'],
    ['block_too_long', '2027-03-08T12:00:00Z', '2028-03-08T12:00:01Z'],
    ['block_too_far_ahead', '2032-03-01T11:00:00Z', '2032-03-01T12:00:01Z'],
  ])('may not break the rule %s', (rule, starts, ends) => {
    const thrown = thrownBy(() => assertCanBlock({ startsAt: new Date(starts), endsAt: new Date(ends) }, now));
    expect(thrown).toBeInstanceOf(RuleViolation);
    expect(thrown).toMatchObject({ extra: { rule, field: 'ends_at' } });
  });

  it('ends after it begins', () => {
    expect(fieldsOf(() => assertCanBlock({ startsAt: now, endsAt: now }, now))).toEqual(['ends_at']);
  });
});

describe('a block’s tables', () => {
  it('are all of the venue where none is said, and what they were where a change says none', () => {
    expect(tablesOf({})).toEqual([]);
    expect(tablesOf({}, ['a'])).toEqual(['a']);
    expect(tablesOf({ table_ids: [] }, ['a'])).toEqual([]);
  });

  it('are said as one or several, each once, in one order', () => {
    expect(tablesOf({ table_id: 'B' })).toEqual(['b']);
    expect(tablesOf({ table_ids: ['c', 'A', 'a'] })).toEqual(['a', 'c']);
    expect(fieldsOf(() => tablesOf({ table_id: 'a', table_ids: [] }))).toEqual(['table_id']);
  });
});
