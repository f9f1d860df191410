import { StaffRole } from '@guestflow/access';
import { VenueSettings, VenueState } from '@guestflow/contracts';
import { newId } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { eventually } from '@guestflow/testing';
import { Pool } from 'pg';
import { Api } from './api';
import { TestPlatform } from './test-platform';
import { mintToken } from './tokens';

/** A clock that stands until it is set. */
export class StandingClock extends Clock {
  constructor(private time: Date) {
    super();
  }

  now(): Date {
    return new Date(this.time);
  }

  set(time: string | Date): void {
    this.time = new Date(time);
  }
}

/** A venue with tables, and who works there. */
export interface House {
  venueId: string;
  venue: VenueState;
  /** By name. */
  tables: Record<string, string>;
  manager: Api;
  receptionist: Api;
}

export interface HouseWishes {
  timezone?: string;
  name?: string;
  settings?: Partial<VenueSettings>;
  /** Name → how many sit there. */
  tables?: Record<string, number>;
}

/** Opens a venue and waits until booking has heard of it. */
export async function openHouse(
  platform: TestPlatform,
  { operator, sql }: { operator: Api; sql: Pool },
  {
    timezone = 'Europe/Moscow',
    name = 'Кафе «Берёза»',
    settings = {},
    tables = { '1': 2, '2': 4, '3': 6 },
  }: HouseWishes = {},
): Promise<House> {
  const { status, body: venue, text } = await operator.post<VenueState>('/tenants', { name, timezone, settings });
  if (status !== 201) throw new Error(`A venue could not be opened: ${text}`);
  await eventually(async () => {
    const { rows } = await sql.query('SELECT 1 FROM booking.venues WHERE venue_id = $1', [venue.id]);
    if (rows.length === 0) throw new Error('Booking has not heard of the venue yet');
  });
  const as = async (role: StaffRole) =>
    new Api(platform.url, await mintToken(platform, { role, venue_id: venue.id, sub: newId() }));
  const manager = await as('manager');
  const made: Record<string, string> = {};
  for (const [table, capacity] of Object.entries(tables)) {
    const answer = await manager.post<{ id: string }>('/tables', { name: table, capacity });
    if (answer.status !== 201) throw new Error(`A table could not be made: ${answer.text}`);
    made[table] = answer.body.id;
  }
  return { venueId: venue.id, venue, tables: made, manager, receptionist: await as('receptionist') };
}
