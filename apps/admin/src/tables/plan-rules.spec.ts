import {
  allPlaced,
  alongSides,
  at,
  boxAround,
  boxOf,
  changesOf,
  freePlace,
  moved,
  shownHeight,
  sized,
  turned,
  usualPlace,
  type Place,
} from './plan-rules';

const place = (said: Partial<Place> = {}): Place => ({ ...usualPlace(4), x: 1_000, y: 1_000, ...said });

describe('a floor plan', () => {
  it('has its tables on a grid, and none beyond its edge', () => {
    expect(moved(place(), 130, 120)).toMatchObject({ x: 1_250, y: 1_000 });
    expect(at(place(), -400, 20_000)).toMatchObject({ x: 0, y: 9_000 });
  });

  it('keeps what is stretched on the plane, and of a size one can sit at', () => {
    expect(sized(place(), 1_640, 90)).toMatchObject({ width: 1_750, height: 500 });
    expect(sized(place({ x: 9_000 }), 3_000, 1_000)).toMatchObject({ x: 7_000, width: 3_000 });
  });

  it('turns tables around, in both directions', () => {
    expect(turned(place({ turned: 315 }), 45).turned).toBe(0);
    expect(turned(place(), -15).turned).toBe(345);
  });

  it('is pulled along the sides of a turned table', () => {
    const [width, height] = alongSides(place({ turned: 90 }), 0, 500);
    expect([Math.round(width), Math.round(height)]).toEqual([500, 0]);
  });

  it('knows what a turned table takes of the floor, and what goes around several', () => {
    const box = boxOf(place({ width: 2_000, height: 1_000, turned: 90 }));
    expect([box.x, box.y, box.width, box.height].map(Math.round)).toEqual([1_500, 500, 1_000, 2_000]);
    expect(boxAround([place(), place({ x: 3_000, y: 2_000 })], 100)).toEqual({
      ...{ x: 900, y: 900 },
      ...{ width: 3_200, height: 2_200 },
    });
  });

  it('finds room beside what stands there', () => {
    const free = freePlace(usualPlace(4), [place({ x: 500, y: 500 })], { x: 500, y: 500 });
    expect(free).toMatchObject({ x: 2_000, y: 500 });
  });

  it('takes all tables at once, by their zones, over nothing that stands there', () => {
    const table = (id: string, zone: string | null, stands: Place | null = null) => ({
      ...{ id, zone, capacity: 4, place: stands },
    });
    const edits = allPlaced([table('a', 'Зал', place({ x: 500, y: 500 })), table('b', 'Зал'), table('c', 'Веранда')]);
    expect(edits).toMatchObject({ b: { x: 2_000, y: 500 }, c: { x: 500, y: 3_000 } });
    expect(edits.a).toBeUndefined();
    const many = allPlaced(Array.from({ length: 12 }, (_, nth) => table(String(nth), null)));
    expect(new Set(Object.values(many).map((one) => `${one!.x} ${one!.y}`)).size).toBe(12);
  });

  it('saves what differs, of tables that are still there', () => {
    const tables = [
      { id: 'a', place: place() },
      { id: 'b', place: null },
      { id: 'c', place: place() },
    ];
    const edits = { a: place(), b: place(), c: null, gone: place() };
    expect(changesOf(tables, edits)).toEqual([
      { id: 'b', place: place() },
      { id: 'c', place: null },
    ]);
  });

  it('is shown with room to go on', () => {
    expect(shownHeight([])).toBe(5_500);
    expect(shownHeight([place({ y: 6_000 })])).toBe(8_500);
  });
});
