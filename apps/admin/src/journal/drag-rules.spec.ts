import fc from 'fast-check';
import { drawnBetween, hasLength, heldAt, instantAtX, type Grip, type Layout } from './drag-rules';
import { hourMs, minuteMs } from './grid-rules';

const axis = { from: 0, to: 12 * hourMs };
const stepMs = 15 * minuteMs;
/** A pixel is a minute. */
const layout: Layout = {
  left: 100,
  msPerPixel: minuteMs,
  rows: [
    { id: '', top: 0, bottom: 40 },
    { id: 'one', top: 40, bottom: 80 },
    { id: 'two', top: 80, bottom: 120 },
  ],
};
const at = (hours: number) => hours * hourMs;

describe('an empty place that is drawn over', () => {
  const anywhere = fc.integer({ min: 0, max: 12 * 60 - 1 }).map((minutes) => minutes * minuteMs + 1);

  it('is taken in whole steps, from where it was pressed to where it is held', () => {
    expect(drawnBetween(axis, at(2) + 4 * minuteMs, at(3) + 20 * minuteMs, stepMs)).toEqual({
      from: at(2),
      to: at(3.5),
    });
  });

  it('is the same drawn forwards and backwards', () =>
    fc.assert(
      fc.property(anywhere, anywhere, (one, other) => {
        expect(drawnBetween(axis, one, other, stepMs)).toEqual(drawnBetween(axis, other, one, stepMs));
      }),
    ));

  it('holds both ends, on the grid and no further than it is free', () =>
    fc.assert(
      fc.property(anywhere, anywhere, anywhere, anywhere, (pressed, held, before, after) => {
        const free = { from: Math.min(pressed, before), to: Math.max(pressed + 1, after) };
        const { from, to } = drawnBetween(axis, pressed, held, stepMs, free);
        expect([from <= pressed, to > pressed]).toEqual([true, true]);
        expect([from >= free.from, to <= free.to, from >= axis.from, to <= axis.to]).toEqual([true, true, true, true]);
        if (held > free.from && held < free.to) expect([from <= held, to >= held]).toEqual([true, true]);
      }),
    ));

  it('begins where the one before leaves, and ends where the next one comes', () => {
    const free = { from: at(2) + 5 * minuteMs, to: at(4) - 5 * minuteMs };
    expect(drawnBetween(axis, at(2) + 10 * minuteMs, at(9), stepMs, free)).toEqual(free);
  });

  it('has a length where one was drawn; whose hand only trembled meant a beginning', () => {
    expect(hasLength(drawnBetween(axis, at(2) + minuteMs, at(2) + 9 * minuteMs, stepMs), stepMs)).toBe(false);
    expect(hasLength(drawnBetween(axis, at(2), at(2.5), stepMs), stepMs)).toBe(true);
  });

  it('is where its pixels are', () => expect(instantAtX(axis, layout, 160)).toBe(at(1)));
});

describe('a booking that is held', () => {
  const grip = (change: Partial<Grip> & { tableIds?: string[]; timeOnly?: boolean } = {}): Grip => {
    const { tableIds = ['one'], timeOnly = false, ...rest } = change;
    const place = { tableIds, from: at(2), to: at(4) };
    return {
      dragged: { bookingId: 'b', place, timeOnly },
      by: 'middle',
      rowId: 'one',
      from: { x: 250, y: 60 },
      ...rest,
    };
  };
  const held = (of: Grip, x: number, y: number) => {
    const { place, row } = heldAt(axis, layout, of, { x, y }, stepMs);
    return { ...place, row: row.id };
  };

  it('goes to the table and the time where it is', () => {
    expect(held(grip(), 310, 100)).toEqual({ tableIds: ['two'], from: at(3), to: at(5), row: 'two' });
  });

  it('stays at its tables where only its end is pulled', () => {
    expect(held(grip({ by: 'end' }), 280, 100)).toEqual({ tableIds: ['one'], from: at(2), to: at(4.5), row: 'one' });
  });

  it('goes only along its row when it has several tables', () => {
    const of = grip({ tableIds: ['one', 'two'], timeOnly: true });
    expect(held(of, 310, 100)).toEqual({ tableIds: ['one', 'two'], from: at(3), to: at(5), row: 'one' });
  });

  it('is not put back among those without a table once it has one', () => {
    expect(held(grip(), 250, 5)).toMatchObject({ tableIds: ['one'], row: 'one' });
    const request = grip({ tableIds: [], rowId: '' });
    expect(held(request, 250, 5)).toMatchObject({ tableIds: [], row: '' });
    expect(held(request, 250, 100)).toMatchObject({ tableIds: ['two'], row: 'two' });
  });
});
