import {
  copied,
  drawn,
  intervalsOf,
  lineEnds,
  moved,
  oneMore,
  overlapping,
  overlapsItself,
  pressed,
  sameHours,
  spansOf,
  stretched,
  timeAt,
  type Week,
  weekdayOf,
} from './week-rules';

const at = (hours: number) => hours * 60;
const span = (from: number, to: number) => ({ begins: at(from), ends: at(to) });
const closed: Week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

describe('opening hours as they are drawn', () => {
  it('are bars that may end on the next day, and come back as they were', () => {
    const intervals = [
      { from: '10:00', to: '14:30' },
      { from: '18:00', to: '02:00' },
    ];
    expect(spansOf(intervals)).toEqual([span(10, 14.5), span(18, 26)]);
    expect(intervalsOf(spansOf(intervals))).toEqual(intervals);
  });

  it('last a whole day where they end when they begin', () => {
    expect(spansOf([{ from: '08:00', to: '08:00' }])).toEqual([span(8, 32)]);
    expect(spansOf([{ from: '00:00', to: '00:00' }])).toEqual([span(0, 24)]);
    expect(intervalsOf([span(8, 32)])).toEqual([{ from: '08:00', to: '08:00' }]);
  });

  it('end at midnight as 00:00', () => {
    expect(intervalsOf([span(18, 24)])).toEqual([{ from: '18:00', to: '00:00' }]);
    expect(timeAt(at(26))).toBe('02:00');
  });

  it('are drawn in quarters of an hour, in either direction', () => {
    expect(drawn([], 603, 1_318)).toEqual([span(10, 22)]);
    expect(drawn([], 1_318, 603)).toEqual([span(10, 22)]);
  });

  it('become one with what a stroke touches', () => {
    expect(drawn([span(10, 12), span(16, 18), span(20, 22)], at(12), at(17))).toEqual([span(10, 18), span(20, 22)]);
  });

  it('never last longer than a day, nor begin on the next', () => {
    expect(drawn([span(18, 34)], at(1), at(20))).toEqual([span(1, 25)]);
    expect(drawn([], at(25), at(27))).toEqual([{ begins: 1_425, ends: at(27) }]);
  });

  it('are two hours where somebody only presses, as far as there is room', () => {
    expect(pressed([], 640)).toEqual([span(10, 12)]);
    expect(pressed([span(11, 12)], 640)).toEqual([span(10, 11), span(11, 12)]);
    expect(pressed([span(10, 12)], 640)).toEqual([span(10, 12)]);
  });

  it('get one more where there is room for it', () => {
    expect(oneMore([])).toEqual([span(10, 22)]);
    expect(oneMore([span(10, 14)])).toEqual([span(10, 14), span(15, 17)]);
    expect(oneMore([span(12, 26)])).toEqual([span(9, 11), span(12, 26)]);
    expect(oneMore([span(0, 24)])).toEqual([span(0, 24)]);
  });

  it('stop at their neighbours when they are moved', () => {
    const day = [span(10, 14), span(18, 22)];
    expect(moved(day, 0, at(10))).toEqual([span(14, 18), span(18, 22)]);
    expect(moved(day, 0, -at(20))).toEqual([span(0, 4), span(18, 22)]);
    expect(moved(day, 1, at(3))).toEqual([span(10, 14), span(21, 25)]);
  });

  it('are stretched past midnight, and not beyond a neighbour or a day', () => {
    expect(stretched([span(18, 22)], 0, 'ends', at(27))).toEqual([span(18, 27)]);
    expect(stretched([span(18, 22)], 0, 'ends', at(60))).toEqual([span(18, 42)]);
    expect(stretched([span(10, 14), span(18, 22)], 1, 'begins', at(9))).toEqual([span(10, 14), span(14, 22)]);
    expect(stretched([span(10, 14)], 0, 'begins', at(20))).toEqual([{ begins: at(13.75), ends: at(14) }]);
  });

  it('are copied to other days without becoming the same list', () => {
    const week = copied({ ...closed, mon: [{ from: '10:00', to: '22:00' }] }, 'mon', ['tue', 'sun']);
    expect([week.tue, week.wed, week.sun]).toEqual([week.mon, [], week.mon]);
    expect(week.tue).not.toBe(week.mon);
  });

  it('overlap within a day, with the evening before, and around the end of the week', () => {
    const late = [{ from: '18:00', to: '04:00' }];
    const early = [{ from: '03:00', to: '09:00' }];
    expect(overlapping({ ...closed, mon: late, tue: early })).toEqual(new Set(['tue']));
    expect(overlapping({ ...closed, sun: late, mon: early })).toEqual(new Set(['mon']));
    expect(overlapping({ ...closed, fri: [...early, { from: '08:00', to: '10:00' }] })).toEqual(new Set(['fri']));
    expect(overlapping({ ...closed, mon: late, tue: [{ from: '04:00', to: '09:00' }] }).size).toBe(0);
    expect(overlapsItself([...early, { from: '08:00', to: '10:00' }])).toBe(true);
    expect(overlapsItself([...late, ...early])).toBe(false);
  });

  it('are shown on a line that is long enough', () => {
    expect(lineEnds([[{ from: '10:00', to: '22:00' }]])).toBe(at(30));
    expect(lineEnds([[{ from: '10:00', to: '09:30' }], []])).toBe(at(34));
  });

  it('are those of the weekday a date is', () => {
    expect(['2027-05-05', '2027-05-09', '2027-05-10'].map(weekdayOf)).toEqual(['wed', 'sun', 'mon']);
  });

  it('are the same whatever order they are written in', () => {
    const one = { from: '10:00', to: '14:00' };
    const other = { from: '18:00', to: '22:00' };
    expect(sameHours([one, other], [other, one])).toBe(true);
    expect(sameHours([one], [other])).toBe(false);
  });
});
