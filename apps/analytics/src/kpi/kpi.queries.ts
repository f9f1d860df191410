import { NotFound } from '@guestflow/problems';
import { bookingTotals } from '../bookings/bookings.queries';
import { guestFigures } from '../guests/guests.queries';
import { occupancyTotals } from '../occupancy/occupancy.queries';
import { Asked } from '../statistics/statistics';
import { KpiDto, KpiQuery } from './kpi.dto';

export async function kpiOf(asked: Asked, { scope, id }: KpiQuery): Promise<KpiDto> {
  if (id !== undefined) await assertAsked(asked, scope, id);
  const [bookings, { tables, seats }, { came_again_share }] = await Promise.all([
    bookingTotals(asked),
    occupancyTotals(asked),
    guestFigures(asked),
  ]);
  return {
    ...{ period: asked.wire, bookings: bookings.total, average_party: bookings.average_party },
    ...{ occupancy: tables, seats_occupied: seats },
    ...{ no_show_rate: bookings.no_show_rate, cancellation_rate: bookings.cancellation_rate },
    average_lead_minutes: bookings.average_lead_minutes,
    came_again_share,
  };
}

/** Whoever names another than the one that is asked in shall not take the answer for its. */
async function assertAsked({ tx, wire }: Asked, scope: KpiQuery['scope'], id: string): Promise<void> {
  const column = scope === 'venue' ? 'venue_id' : 'organization_id';
  const found = await tx.query(`SELECT 1 FROM venues WHERE venue_id = $1 AND ${column} = $2`, [wire.venue_id, id]);
  if (found.length === 0) throw new NotFound(`There is no such ${scope}`);
}
