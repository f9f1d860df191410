import { randomBytes } from 'node:crypto';
import { BookingSource, isOpenFor, Language, Override } from '@guestflow/contracts';
import { newId, Transaction } from '@guestflow/persistence';
import { handOver } from '../allocations/allocations';
import { guestTime } from '../availability/day-times';
import { visitMinutes } from '../availability/seating-rules';
import { Venue } from '../replicas/venue';
import { assertCanBeThere } from './booking-lifecycle';
import { assertGuestTime, assertStaffTime, lapsesAt } from './booking-rules';
import { Booking } from './booking.entity';
import { toState } from './bookings.dto';
import { assertWelcome, Contact } from './contact';
import { Along, place, WantedTables } from './place';

export interface NewBooking {
  at: number;
  guests: number;
  minutes?: number;
  buffer?: number;
  source: BookingSource;
  contact: Contact;
  /** `later`: a request, which has no table until somebody answers it. A hold has its tables already. */
  tables: WantedTables | 'later' | { hold: { id: string; tableIds: string[] } };
  /** Whose rules hold: a guest's notice, horizon and party, or those of who works there. */
  by: 'staff' | 'guest';
  /** When it was promised: a guest who holds tables does not come too late by filling in who he is. */
  promisedAt?: Date;
  /** In which the guest booked. It is told once, for his card. */
  language?: Language;
  accountId?: string | null;
  comment?: string | null;
  notes?: string | null;
  tags?: string[];
  overrides?: Override[];
  overrideReason?: string | null;
}

const minute = 60_000;

/** The one way in which a booking comes to be, whoever makes it. What it refuses must not be committed. */
export async function makeBooking(tx: Transaction, venue: Venue, wanted: NewBooking, now: Date): Promise<Booking> {
  const { at, guests, by, contact, overrides = [] } = wanted;
  const minutes = wanted.minutes ?? visitMinutes(guests, venue.settings);
  const buffer = wanted.buffer ?? venue.settings.buffer_minutes;
  const open = isOpenFor({ from: at, to: at + minutes * minute }, venue.settings, venue.zone);
  if (wanted.source === 'walk_in') assertCanBeThere(at, now);
  if (by === 'staff') assertStaffTime({ at, guests, open }, overrides, now);
  else {
    const asked = wanted.promisedAt ?? now;
    assertGuestTime({ at, guests, ...guestTime(at, minutes, venue, asked.getTime()) }, venue, asked);
  }

  const making: Making = { id: newId(), venue, minutes, buffer, wanted };
  let made: Booking | undefined;
  const keep = (tableIds: string[]) => insertBooking(tx, (made = bookingOf(tx, making, tableIds, now)));
  // Asked together, and who is not welcome hears that first.
  await Promise.all([assertWelcome(tx, contact, { by, overrides }), giveTables(tx, making, now, keep)]);
  const booking = made!;
  tx.emit(tellingOf(booking.status), { after: toState(booking, { withContact: true, language: wanted.language }) });
  return booking;
}

interface Making {
  id: string;
  venue: Venue;
  minutes: number;
  buffer: number;
  wanted: NewBooking;
}

function bookingOf(tx: Transaction, making: Making, tableIds: string[], now: Date): Booking {
  const { id, venue, minutes, buffer, wanted } = making;
  const { at, guests, by, source, contact, overrides = [] } = wanted;
  const status = tableIds.length === 0 ? 'new' : source === 'walk_in' ? 'arrived' : 'confirmed';
  return {
    id,
    venueId: venue.venueId,
    reference: newReference(),
    cardId: contact.guestId,
    guestId: contact.guestId,
    guestName: contact.name,
    guestPhone: contact.phone,
    accountId: wanted.accountId ?? null,
    tableIds,
    startsAt: new Date(at),
    durationMinutes: minutes,
    bufferMinutes: buffer,
    heldUntil: new Date(at + (minutes + buffer) * minute),
    guestsCount: guests,
    status,
    source,
    comment: wanted.comment ?? null,
    notes: wanted.notes ?? null,
    tags: wanted.tags ?? [],
    confirmedAt: status === 'new' ? null : now,
    arrivedAt: status === 'arrived' ? now : null,
    completedAt: null,
    cancelledAt: null,
    cancelledBy: null,
    cancellationReason: null,
    noShowAt: null,
    // Staff who write a request down know of it: theirs is over at its own time.
    lapsesAt: status !== 'new' ? null : by === 'guest' ? lapsesAt(at, venue.settings, now) : new Date(at),
    guestSays: null,
    lateMinutes: null,
    overrides,
    overrideReason: wanted.overrideReason ?? null,
    history: [{ at: now.toISOString(), verb: 'create', status, actor: tx.caller.actor }],
    createdByUserId: tx.caller.userId ?? null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

/** Finds its tables and keeps it with them. */
async function giveTables(tx: Transaction, making: Making, now: Date, keep: Along): Promise<void> {
  const { id, venue, minutes, buffer, wanted } = making;
  const { tables, at, guests, overrides, by } = wanted;
  if (tables === 'later') return keep([]);
  const placing = { ...{ venue, minutes, buffer, at, guests }, ownerId: id };
  if (tables !== 'auto' && 'hold' in tables) {
    if (await handOver(tx, tables.hold, id)) return keep(tables.hold.tableIds);
    // It ran out, and whoever came next took it away: perhaps something is free all the same.
    await place(tx, { ...placing, tables: 'auto', forGuest: true }, now, keep);
  } else {
    await place(tx, { ...placing, tables, overrides, forGuest: by === 'guest' }, now, keep);
  }
}

const tellingOf = (status: Booking['status']) =>
  status === 'new' ? 'booking.requested' : status === 'arrived' ? 'booking.arrived' : 'booking.confirmed';

/** 128 random bits: whoever knows it is the guest. */
export const newReference = (): string => randomBytes(16).toString('base64url');

const columns: [column: string, property: keyof Booking][] = [
  ['id', 'id'],
  ['venue_id', 'venueId'],
  ['reference', 'reference'],
  ['card_id', 'cardId'],
  ['guest_id', 'guestId'],
  ['guest_name', 'guestName'],
  ['guest_phone', 'guestPhone'],
  ['account_id', 'accountId'],
  ['resource_ids', 'tableIds'],
  ['starts_at', 'startsAt'],
  ['duration_minutes', 'durationMinutes'],
  ['buffer_minutes', 'bufferMinutes'],
  ['held_until', 'heldUntil'],
  ['guests_count', 'guestsCount'],
  ['status', 'status'],
  ['source', 'source'],
  ['comment', 'comment'],
  ['notes', 'notes'],
  ['tags', 'tags'],
  ['confirmed_at', 'confirmedAt'],
  ['arrived_at', 'arrivedAt'],
  ['lapses_at', 'lapsesAt'],
  ['overrides', 'overrides'],
  ['override_reason', 'overrideReason'],
  ['history', 'history'],
  ['created_by_user_id', 'createdByUserId'],
  ['version', 'version'],
  ['created_at', 'createdAt'],
  ['updated_at', 'updatedAt'],
];
// TypeORM's own insert costs a third of the request: this is the busiest write there is.
const insertion = `INSERT INTO bookings (${columns.map(([column]) => column).join(', ')})
  VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`;

async function insertBooking(tx: Transaction, booking: Booking): Promise<void> {
  await tx.query(
    insertion,
    columns.map(([, property]) => (property === 'history' ? JSON.stringify(booking.history) : booking[property])),
  );
}
