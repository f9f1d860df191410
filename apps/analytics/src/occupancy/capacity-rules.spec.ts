import { hourOf } from '../statistics/local-time-rules';
import { common, heldTimes, joined, openHours, SaidOfBlock, SaidOfTable, without } from './capacity-rules';

const utc = () => 0;
const at = (time: string) => new Date(`2027-06-01T${time}Z`);
const time = (from: string, to: string) => ({ from: at(from).getTime(), to: at(to).getTime() });
const told = (times: readonly { from: number; to: number }[]) =>
  times.map(({ from, to }) => [from, to].map((each) => new Date(each).toISOString().slice(11, 16)).join('-'));

const table = (version: number, said: string, change: Partial<SaidOfTable> = {}): SaidOfTable => ({
  ...{ table_id: 'one', version, at: at(said), is_active: true, seats: 4 },
  ...change,
});
const block = (
  version: number,
  said: string,
  from: string,
  to: string,
  change: Partial<SaidOfBlock> = {},
): SaidOfBlock => ({
  ...{ block_id: 'block', version, at: at(said), starts_at: at(from), ends_at: at(to), table_ids: [], holds: true },
  ...change,
});

describe('the times at which versions held', () => {
  const held = (versions: { version: number; at: Date }[]) =>
    heldTimes(versions).map(({ said: { version }, from, to }) => [
      version,
      ...told([{ from, to: Math.min(to, at('23:59').getTime()) }]),
    ]);

  it('go from when each was said to when the next one was, in whatever order they came', () => {
    expect(
      held([
        { version: 2, at: at('12:00') },
        { version: 1, at: at('10:00:30') },
      ]),
    ).toEqual([
      [1, '10:00-12:00'],
      [2, '12:00-23:59'],
    ]);
  });

  it('are none of what was said after something newer', () => {
    expect(
      held([
        { version: 1, at: at('12:00') },
        { version: 2, at: at('11:00') },
      ]),
    ).toEqual([[2, '11:00-23:59']]);
    expect(
      held([
        { version: 1, at: at('11:00:10') },
        { version: 2, at: at('11:00:50') },
      ]),
    ).toEqual([[2, '11:00-23:59']]);
  });
});

describe('times', () => {
  it('that touch or overlap are one', () => {
    const times = [time('14:00', '15:00'), time('10:00', '12:00'), time('11:00', '13:00'), time('13:00', '13:30')];
    expect(told(joined([...times, time('16:00', '16:00')]))).toEqual(['10:00-13:30', '14:00-15:00']);
  });

  it('have in common what is in both, and without others what is not', () => {
    const [some, others] = [
      [time('10:00', '14:00'), time('16:00', '18:00')],
      [time('09:00', '11:00'), time('13:00', '17:00')],
    ];
    expect(told(common(some, others))).toEqual(['10:00-11:00', '13:00-14:00', '16:00-17:00']);
    expect(told(without(some, others))).toEqual(['11:00-13:00', '17:00-18:00']);
    expect(told(without(some, []))).toEqual(told(some));
    expect(common(some, [])).toEqual([]);
  });
});

describe('the room there was', () => {
  const open = [time('10:00', '14:00')];
  const room = (tables: SaidOfTable[], blocks: SaidOfBlock[] = []) =>
    openHours(open, tables, blocks, utc).map(({ wallHour, table_minutes, seat_minutes }) => [
      hourOf(wallHour),
      table_minutes,
      seat_minutes,
    ]);

  it('is that of the tables that were in use while it was open', () => {
    expect(room([table(1, '08:00'), table(1, '12:30', { table_id: 'two', seats: 2 })])).toEqual([
      [10, 60, 240],
      [11, 60, 240],
      [12, 90, 300],
      [13, 120, 360],
    ]);
    expect(room([])).toEqual([]);
  });

  it('stays what it was where a table has more seats later, or is not in use any more', () => {
    expect(room([table(1, '08:00'), table(2, '11:00', { seats: 6 }), table(3, '12:00', { is_active: false })])).toEqual(
      [
        [10, 60, 240],
        [11, 60, 360],
      ],
    );
  });

  it('is none where the table is blocked, or the whole venue', () => {
    const tables = [table(1, '08:00'), table(1, '08:00', { table_id: 'two', seats: 2 })];
    expect(
      room(tables, [
        block(1, '08:00', '10:00', '12:00'),
        block(1, '08:00', '11:00', '13:00', { block_id: 'other', table_ids: ['two'] }),
      ]),
    ).toEqual([
      [12, 60, 240],
      [13, 120, 360],
    ]);
  });

  it('was taken by a block for as long as that was said', () => {
    const blocks = [
      block(1, '08:00', '10:00', '14:00'),
      block(2, '11:00', '12:00', '14:00'),
      block(3, '12:30', '12:00', '14:00', { holds: false }),
    ];
    expect(room([table(1, '08:00')], blocks)).toEqual([
      [11, 60, 240],
      [12, 30, 120],
      [13, 60, 240],
    ]);
  });
});
