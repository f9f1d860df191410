import { heldConsents, isBegun, mayMap, mayStart, runOf, stepOf, type Import } from './import-rules';

const list = (change: Partial<Import>) =>
  ({ state: 'uploaded', pass: null, done: 0, file_kept: true, options: {}, ...change }) as Import;

describe('a list that is brought in', () => {
  it('goes through four steps', () => {
    expect(stepOf(undefined)).toBe(0);
    expect(stepOf(list({}))).toBe(1);
    expect(stepOf(list({ state: 'checking', pass: 'check' }))).toBe(2);
    expect(stepOf(list({ state: 'checked', pass: 'check' }))).toBe(2);
    expect(stepOf(list({ state: 'cancelled', pass: 'import', done: 3 }))).toBe(3);
  });

  it('is mapped until some of it is in, and goes on only as it was begun', () => {
    const begun = list({ state: 'cancelled', pass: 'import', done: 3 });
    expect([isBegun(begun), mayMap(begun), mayStart(begun)]).toEqual([true, false, true]);
    const checked = list({ state: 'checked', pass: 'check', done: 9 });
    expect([mayMap(checked), mayStart(checked)]).toEqual([true, true]);
    expect(mayStart(list({}))).toBe(false);
    expect(mayStart(list({ state: 'completed', pass: 'import', done: 9 }))).toBe(false);
    expect(mayStart(list({ state: 'checked', pass: 'check', file_kept: false }))).toBe(false);
    expect(mayMap(list({ state: 'importing', pass: 'import' }))).toBe(false);
  });

  it('says which column is what, and which consent the venue holds', () => {
    const said = { on_existing: 'skip', date_format: 'auto', tags: ['vip'], consents: ['email'] };
    expect(runOf({ 0: 'phone', 1: '', 2: 'name' }, said)).toEqual({
      mapping: [
        { column: 0, field: 'phone' },
        { column: 2, field: 'name' },
      ],
      options: {
        ...{ on_existing: 'skip', date_format: 'auto', tags: ['vip'] },
        consent: { personal_data: false, marketing: ['email'] },
      },
    });
    expect(runOf({}, { ...said, consents: [] }).options?.consent).toBeNull();
    expect(heldConsents({ consent: { marketing: ['sms'] } })).toEqual(['personal_data', 'sms']);
    expect(heldConsents({ consent: null })).toEqual([]);
  });
});
