import type { Shape } from '../api/client';

export type Booking = Shape<'BookingDto'>;
export type BookingCard = Shape<'BookingCardDto'>;
export type BookingStatus = Booking['status'];
export type BookingSource = Booking['source'];
export type Override = Booking['overrides'][number];
export type Verb = BookingCard['allowed_moves'][number];
/** What people do; `lapse` comes by itself. */
export type Move = Exclude<Verb, 'lapse'>;

export const statusNames = ['new', 'confirmed', 'arrived', 'completed', 'cancelled', 'no_show'] as const;
export const sourceNames = ['bot', 'web', 'manual', 'walk_in', 'partner'] as const;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Sooner the API takes it for a slip of the finger. */
const arrivesAtMostHoursBefore = 12;

const moves: Record<BookingStatus, Move[]> = {
  new: ['confirm', 'cancel'],
  confirmed: ['arrive', 'no_show', 'cancel'],
  arrived: ['complete', 'undo_arrival'],
  completed: ['reopen'],
  cancelled: ['reopen'],
  no_show: ['reopen'],
};

type Lived = Pick<Booking, 'status' | 'booked_at'>;

/** What can be done with it now, what is most likely first. Nothing that would be refused for being too early. */
export function movesOf({ status, booked_at }: Lived, now: Date): Move[] {
  const ahead = Date.parse(booked_at) - now.getTime();
  return moves[status].filter((move) => {
    if (move === 'arrive') return ahead <= arrivesAtMostHoursBefore * hourMs;
    return move !== 'no_show' || ahead <= 0;
  });
}

/** The one that is meant nine times of ten; undefined where it is not yet its time. */
export function mainMove(booking: Lived, now: Date): Move | undefined {
  const [first] = movesOf(booking, now);
  return first === 'confirm' || first === 'arrive' || first === 'complete' ? first : undefined;
}

/** What takes a move back, where the API lets it. */
export const undoOf = (move: Move): Move | undefined =>
  (
    ({ arrive: 'undo_arrival', complete: 'reopen', cancel: 'reopen', no_show: 'reopen' }) as Partial<Record<Move, Move>>
  )[move];

export const isOver = (status: BookingStatus): boolean =>
  status === 'completed' || status === 'cancelled' || status === 'no_show';

/** Whether they are counted among those who come, or came. */
export const isOfDay = (status: BookingStatus): boolean => status !== 'cancelled' && status !== 'no_show';

export const endOf = ({ booked_at, duration_minutes }: Pick<Booking, 'booked_at' | 'duration_minutes'>): Date =>
  new Date(Date.parse(booked_at) + duration_minutes * minuteMs);

/** What lapses soonest is answered first; what never lapses by itself, by when they would come. */
export const soonestFirst = <T extends Pick<Booking, 'lapses_at' | 'booked_at'>>(requests: readonly T[]): T[] =>
  [...requests].sort((one, other) => Date.parse(dueAt(one)) - Date.parse(dueAt(other)));

const dueAt = ({ lapses_at, booked_at }: Pick<Booking, 'lapses_at' | 'booked_at'>) => lapses_at ?? booked_at;

/** `4:05`, `1:04:05`; what is over is `0:00`. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const two = (part: number) => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

const digits = (text: string) => text.replace(/\D/g, '');

/** Whether somebody who types this may mean this booking: a name, a part of a phone as people write it, a wish. */
export function isMeant(
  {
    guest_name,
    guest_phone,
    comment,
    notes,
    tags,
  }: Pick<Booking, 'guest_name' | 'guest_phone' | 'comment' | 'notes' | 'tags'>,
  typed: string,
): boolean {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return true;
  if ([guest_name, comment, notes, ...tags].some((text) => text?.toLowerCase().includes(wanted))) return true;
  // At home a phone begins with 8, in the API with the country's code.
  const part = digits(wanted).replace(/^[78](?=\d{10}$)/, '');
  return part.length > 2 && digits(guest_phone ?? '').includes(part);
}

/** As the API takes tables; none of them: whatever suits best. */
export const tablesBody = (tableIds: readonly string[]): { auto: true } | { table_ids: string[] } =>
  tableIds.length === 0 ? { auto: true } : { table_ids: [...tableIds] };

export interface NamedTable {
  id: string;
  name: string;
}

/** `4 + Terrace`, of the tables that a booking has. */
export const namesOf = (tables: readonly NamedTable[], ids: readonly string[]): string =>
  ids.map((id) => tables.find((table) => table.id === id)?.name ?? '?').join(' + ');

/** Sums over those who come or came: how many bookings, and how many people. */
export function sumOf(bookings: readonly Pick<Booking, 'status' | 'guests_count'>[]): {
  bookings: number;
  guests: number;
} {
  const counted = bookings.filter(({ status }) => isOfDay(status));
  return { bookings: counted.length, guests: counted.reduce((sum, { guests_count }) => sum + guests_count, 0) };
}

export const countsOf = (bookings: readonly Pick<Booking, 'status'>[]): Record<BookingStatus, number> => {
  const counts = { new: 0, confirmed: 0, arrived: 0, completed: 0, cancelled: 0, no_show: 0 };
  for (const { status } of bookings) counts[status] += 1;
  return counts;
};

/** `VIP, window`: tags as somebody types them, each once. */
export const tagsOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(',')
      .map((tag) => tag.trim().replace(/^#/, ''))
      .filter(Boolean),
  ),
];
