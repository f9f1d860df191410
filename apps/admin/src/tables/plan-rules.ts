// Where tables stand on the floor, on a plane of 10 000 by 10 000; a table for two is about 1000 wide.
import type { Shape } from '../api/client';

export type Place = Shape<'FloorPlace'>;
/** What was changed of the plan and is not saved; null takes a table off it. */
export type Edits = Record<string, Place | null>;

export const plane = 10_000;
export const grid = 250;
export const least = 500;
export const most = 5_000;

const within = (value: number, from: number, to: number) => Math.max(from, Math.min(to, value));
export const snapped = (value: number): number => Math.round(value / grid) * grid;

/** On the grid, and on the plane. */
export const at = (place: Place, x: number, y: number): Place => ({
  ...place,
  x: within(snapped(x), 0, plane - place.width),
  y: within(snapped(y), 0, plane - place.height),
});

export const moved = (place: Place, right: number, down: number): Place => at(place, place.x + right, place.y + down);

export function sized(place: Place, width: number, height: number): Place {
  const next = { ...place, width: within(snapped(width), least, most), height: within(snapped(height), least, most) };
  return at(next, next.x, next.y);
}

export const turned = (place: Place, by: number): Place => ({
  ...place,
  turned: (((place.turned + by) % 360) + 360) % 360,
});

/** How far a pull goes along a turned table's own sides. */
export function alongSides({ turned: degrees }: Place, right: number, down: number): [width: number, height: number] {
  const angle = (degrees * Math.PI) / 180;
  return [right * Math.cos(angle) + down * Math.sin(angle), down * Math.cos(angle) - right * Math.sin(angle)];
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What a table takes of the floor: a turned one more than its own sides. */
export function boxOf({ x, y, width, height, turned: degrees }: Place): Box {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  const [wide, high] = [width * cos + height * sin, width * sin + height * cos];
  return { x: x + (width - wide) / 2, y: y + (height - high) / 2, width: wide, height: high };
}

export function boxAround(boxes: readonly Box[], margin: number): Box {
  const x = Math.min(...boxes.map((box) => box.x)) - margin;
  const y = Math.min(...boxes.map((box) => box.y)) - margin;
  return {
    ...{ x, y },
    width: Math.max(...boxes.map((box) => box.x + box.width)) + margin - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) + margin - y,
  };
}

const touch = (one: Box, other: Box, gap: number): boolean =>
  one.x < other.x + other.width + gap &&
  other.x < one.x + one.width + gap &&
  one.y < other.y + other.height + gap &&
  other.y < one.y + one.height + gap;

/** How a table for so many looks, until somebody says otherwise. */
export function usualPlace(capacity: number | null): Place {
  const seats = capacity ?? 4;
  const width = seats <= 4 ? 1_000 : seats <= 6 ? 1_500 : 2_000;
  return { x: 0, y: 0, width, height: 1_000, turned: 0, shape: seats <= 2 ? 'round' : 'rectangle' };
}

const gap = 500;
/** As wide as what is seen at once of the plane. */
const rowEnds = 8_000;

/** The first room for it from `from` on, row by row; what stands there stays where it is. */
export function freePlace(place: Place, taken: readonly Place[], from: { x: number; y: number }): Place {
  const boxes = taken.map(boxOf);
  for (let y = snapped(from.y); y + place.height <= plane; y += gap)
    for (let x = snapped(from.x); x + place.width <= Math.max(rowEnds, from.x + place.width); x += gap)
      if (!boxes.some((box) => touch({ ...place, x, y }, box, gap - 1))) return { ...place, x, y };
  return at(place, from.x, from.y);
}

interface Standing {
  id: string;
  capacity: number | null;
  zone: string | null;
  place: Place | null;
}

/** Puts all on the plan that stand on none, each by the others of its zone; a new zone begins below what is there. */
export function allPlaced(tables: readonly Standing[]): Edits {
  const edits: Edits = {};
  const now = tables.map((table) => ({ ...table }));
  for (const table of now) {
    if (table.place) continue;
    const standing = now.filter(({ place }) => place !== null);
    const room = standing.filter(({ zone }) => zone === table.zone).map(({ place }) => place!);
    const all = standing.map(({ place }) => place!);
    const below = all.length === 0 ? gap : Math.max(...all.map((place) => place.y + place.height)) + 3 * gap;
    const from =
      room.length === 0
        ? { x: gap, y: Math.min(below, plane - 1_000) }
        : { x: Math.min(...room.map(({ x }) => x)), y: Math.min(...room.map(({ y }) => y)) };
    table.place = freePlace(usualPlace(table.capacity), all, from);
    edits[table.id] = table.place;
  }
  return edits;
}

export const samePlace = (one: Place | null, other: Place | null): boolean =>
  one === other ||
  (one !== null &&
    other !== null &&
    (['x', 'y', 'width', 'height', 'turned', 'shape'] as const).every((part) => one[part] === other[part]));

/** What has to be saved: of tables that are still there, what differs. */
export const changesOf = (
  tables: readonly Pick<Standing, 'id' | 'place'>[],
  edits: Edits,
): { id: string; place: Place | null }[] =>
  tables.flatMap(({ id, place }) => {
    const next = edits[id];
    return next === undefined || samePlace(next, place) ? [] : [{ id, place: next }];
  });

/** How high the part of the plane is that is shown: all that stands there, and room to go on. */
export const shownHeight = (places: readonly Place[]): number =>
  Math.min(plane + 500, Math.max(5_500, ...places.map(boxOf).map((box) => box.y + box.height + 1_500)));
