import { faultOfQuiet, isChanged, keptRules, samples, shownRules, type Wishes } from './reminder-rules';

const on = (offset_minutes: number) => ({ offset_minutes, is_active: true });
const off = (offset_minutes: number) => ({ offset_minutes, is_active: false });
const wishes = (rules: Wishes['rules'], quiet?: [string, string]): Wishes => ({
  ...{ rules, quiet_from: quiet?.[0] ?? null, quiet_to: quiet?.[1] ?? null },
});
const evening = { date: '2027-05-08', time: '19:00' };

describe('reminder rules', () => {
  it('are shown with the presets that a venue does not have, the earliest first', () => {
    expect(shownRules([on(60), off(90)])).toEqual([off(10_080), off(1_440), off(240), off(90), on(60)]);
  });

  it('are kept without presets that nobody ever turned on', () => {
    expect(keptRules(shownRules([on(60), off(90)]), [on(60), off(90)])).toEqual([off(90), on(60)]);
    expect(keptRules([on(1_440), off(60)], [on(60)])).toEqual([on(1_440), off(60)]);
  });

  it('are changed where something goes otherwise than before', () => {
    expect(isChanged(wishes([on(60)]), wishes([off(240), on(60)]))).toBe(false);
    expect(isChanged(wishes([on(60)]), wishes([off(60)]))).toBe(true);
    expect(isChanged(wishes([on(60)]), wishes([on(60)], ['22:00', '09:00']))).toBe(true);
  });

  it('have quiet hours with a beginning and another end', () => {
    expect(faultOfQuiet(wishes([]))).toBeUndefined();
    expect(faultOfQuiet({ rules: [], quiet_from: '22:00', quiet_to: null })).toBe('both');
    expect(faultOfQuiet(wishes([], ['22:00', '22:00']))).toBe('same');
  });
});

describe('the reminders of a visit', () => {
  it('go so long before it', () => {
    expect(samples(evening, wishes([on(60), on(1_440), off(240), on(10_080)]))).toEqual([
      { date: '2027-05-01', time: '19:00', offset_minutes: 10_080 },
      { date: '2027-05-07', time: '19:00', offset_minutes: 1_440 },
      { date: '2027-05-08', time: '18:00', offset_minutes: 60 },
    ]);
  });

  it('wait until the quiet hours are over, where that is early enough', () => {
    expect(samples({ date: '2027-05-08', time: '12:00' }, wishes([on(240)], ['22:00', '09:00']))).toEqual([
      { date: '2027-05-08', time: '09:00', offset_minutes: 240, moved: 'after' },
    ]);
  });

  it('come before them, where the morning would be too late', () => {
    expect(samples({ date: '2027-05-08', time: '10:00' }, wishes([on(240)], ['22:00', '09:00']))).toEqual([
      { date: '2027-05-07', time: '21:59', offset_minutes: 240, moved: 'before' },
    ]);
  });

  it('go an hour ahead whatever the hour', () => {
    expect(samples({ date: '2027-05-08', time: '09:10' }, wishes([on(60)], ['22:00', '09:00']))).toEqual([
      { date: '2027-05-08', time: '08:10', offset_minutes: 60 },
    ]);
  });
});
