import { randomUUID } from 'node:crypto';
import { systemCaller } from '@guestflow/access';
import { Fact, VenueState } from '@guestflow/contracts';
import { dataSourceOptions, Transactions } from '@guestflow/persistence';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { allModels } from '../../apps/analytics/src/models/all-models';
import { countIn, keepVenue } from '../../apps/analytics/src/replicas/venues';
import { Models } from '../../apps/analytics/src/models/models';
import { bookingOf, factOf, House, houseOf, numbers } from './facts';

export interface Stock {
  venueId: string;
}

const atOnce = 1_000;

/** One venue's bookings, guests, what they said and what they were told, heard as facts are. */
export async function stock(admin: Client, count: number): Promise<Stock> {
  const url = `postgresql://${admin.user}:${admin.password}@${admin.host}:${admin.port}/${admin.database}`;
  const source = await new DataSource(
    dataSourceOptions({ service: 'analytics', entities: [] }, { url, poolSize: 2 }),
  ).initialize();
  const transactions = new Transactions(source, 'analytics');
  const models = new Models(allModels());
  const house = houseOf(count);
  const { venueId } = house;
  const inVenue = transactions.inVenue.bind(transactions, systemCaller('stock', venueId));
  try {
    await inVenue(async (tx) => {
      const venue = factOf('venue.created', venueId, venueOf(house)) as Fact<VenueState>;
      await keepVenue(tx, venue);
      await countIn(tx);
      await models.hear(tx, [venue]);
    });
    let waiting: Fact[] = [];
    for (const fact of factsOf(house, count)) {
      waiting.push(fact);
      if (waiting.length < atOnce) continue;
      await inVenue((tx) => models.hear(tx, waiting));
      waiting = [];
    }
    await inVenue((tx) => models.hear(tx, waiting));
  } finally {
    await source.destroy();
  }
  await admin.query('VACUUM ANALYZE');
  return { venueId };
}

function* factsOf(house: House, count: number): Generator<Fact> {
  const { venueId, tables, guests } = house;
  const next = numbers(42);
  const opened = new Date(house.opened).toISOString();
  const told = { version: 1, created_at: opened, updated_at: opened };
  for (const [index, id] of tables.entries()) {
    const place = { capacity: 4, least_guests: 1, zone: null, place: null, sort_order: index, is_active: true };
    yield factOf('table.created', venueId, { ...told, ...place, id, name: `${index + 1}` }, new Date(house.opened));
  }
  for (const [index, id] of guests.entries()) {
    const created_at = new Date(house.opened + (index / guests.length) * 1_000 * 86_400_000).toISOString();
    const person = { name: null, phone: null, telegram_id: null, language: null, source: 'bot' as const };
    yield factOf('guest.created', venueId, { ...told, ...person, id, created_at });
  }
  for (let made = 0; made < count; made++) {
    const booking = bookingOf(house, next);
    yield factOf(booking.status === 'completed' ? 'booking.completed' : 'booking.changed', venueId, booking);
    if (booking.status !== 'completed' || next() > 0.1) continue;
    const { guest_id, id: booking_id, booked_at: created_at } = booking;
    const feedback = {
      score: Math.floor(next() ** 0.3 * 11),
      tags: [],
      source: 'bot' as const,
      status: 'new' as const,
    };
    yield factOf('feedback.received', venueId, {
      ...{ ...told, ...feedback, id: randomUUID(), guest_id, booking_id, created_at },
    });
  }
}

function venueOf({ venueId, opened }: House): VenueState {
  const at = new Date(opened).toISOString();
  const hours = [{ from: '10:00', to: '23:00' }];
  const opening_hours = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours };
  return {
    ...{ id: venueId, version: 1, organization_id: randomUUID(), kind: 'restaurant', slug: 'bereza', name: 'Берёза' },
    ...{ timezone: 'Europe/Moscow', country: 'RU', language: 'ru', currency: 'RUB', contacts: {}, status: 'active' },
    ...{ settings: { opening_hours, special_days: [] } as unknown as VenueState['settings'] },
    ...{ created_at: at, updated_at: at },
  };
}
