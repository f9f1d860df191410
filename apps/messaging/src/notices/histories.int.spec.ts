import { Caller } from '@guestflow/access';
import fc from 'fast-check';
import { RemindersService } from '../reminders/reminders.service';
import { Booked } from '../testing/booked';
import { openMessaging, OpenedMessaging } from '../testing/opened-messaging';
import { quietAt } from './local-times';
import { heedsQuiet, NoticeRule } from './planned-notices';

const zone = 'Europe/Berlin';
const quiet = { from: '23:00', to: '08:00' };
const minute = 60_000;
const hour = 60 * minute;
const begin = Date.parse('2027-03-26T09:00:00Z');
const offsets = [30, 60, 180, 240, 1_440];

type Happening = { does: 'move'; toHour: number } | { does: 'confirm' | 'cancel' | 'reopen' | 'look'; minutes: number };

describe('whatever becomes of a booking', () => {
  let house: OpenedMessaging;
  let reminders: RemindersService;
  let here: Caller;

  beforeAll(async () => {
    house = await openMessaging();
    reminders = new RemindersService(house.transactions, house.forgetting, house.channels, house.clock);
  });
  afterAll(() => house?.close());

  const minutes = fc.integer({ min: 1, max: 900 });
  const happening: fc.Arbitrary<Happening> = fc.oneof(
    fc.record({ does: fc.constant('move' as const), toHour: fc.integer({ min: 1, max: 90 }) }),
    fc.record({ does: fc.constantFrom('confirm' as const, 'cancel' as const, 'reopen' as const), minutes }),
    { weight: 3, arbitrary: fc.record({ does: fc.constant('look' as const), minutes }) },
  );

  it('each reminder is said once at most, never at night where it can wait, after it has begun or of what is cancelled', async () => {
    let total = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 4, maxLength: 14 }), fc.boolean(), async (history, asked) => {
        house.clock.at = new Date(begin);
        here = await house.open({ timezone: zone });
        const rules = offsets.map((offset_minutes) => ({ offset_minutes, is_active: true }));
        await reminders.setRules(here, { rules, quiet_from: quiet.from, quiet_to: quiet.to });
        const guest = await house.reachable(here);
        const visit = await Booked.make(house, here, {
          ...{ guest_id: guest.id, status: asked ? 'new' : 'confirmed' },
          booked_at: new Date(begin + 40 * hour).toISOString(),
        });
        const said = new Set<string>();
        const look = async () => {
          await house.scheduler().run();
          const rows = await house.rows<{ rule: NoticeRule }>(
            here,
            `notices`,
            `CASE state WHEN 'sent' THEN rule END AS rule`,
          );
          const now = house.clock.now();
          const news = rows.flatMap(({ rule }) => (rule?.startsWith('reminder') && !said.has(rule) ? rule : []));
          for (const rule of news) {
            said.add(rule);
            expect([rule, visit.state.status]).toEqual([rule, 'confirmed']);
            expect(now.getTime()).toBeLessThan(Date.parse(visit.state.booked_at));
            if (heedsQuiet(rule)) expect([rule, quietAt(now, zone, quiet)]).toEqual([rule, undefined]);
          }
          const queued = (await house.queued(here)).filter(({ kind }) => kind === 'reminder');
          expect(queued).toHaveLength(said.size);
        };
        for (const each of history) {
          await happen(visit, each);
          if (each.does === 'look') await look();
        }
        for (let step = 0; step < 12; step++) {
          house.clock.at = new Date(house.clock.at.getTime() + 11 * hour + 7 * minute);
          await look();
        }
        total += said.size;
      }),
      { numRuns: 40 },
    );
    expect(total).toBeGreaterThan(0);
  });

  async function happen(visit: Booked, each: Happening): Promise<void> {
    const { status } = visit.state;
    if ('minutes' in each) house.clock.at = new Date(house.clock.at.getTime() + each.minutes * minute);
    if (each.does === 'move' && status !== 'cancelled') {
      await visit.moved(new Date(house.clock.at.getTime() + each.toHour * hour).toISOString());
    }
    if (each.does === 'confirm' && status === 'new') await visit.step('booking.confirmed', { status: 'confirmed' });
    if (each.does === 'cancel' && status !== 'cancelled') {
      await visit.step('booking.cancelled', { status: 'cancelled', cancelled_by: 'guest' });
    }
    if (each.does === 'reopen' && status === 'cancelled') {
      await visit.step('booking.reopened', { status: 'confirmed', cancelled_by: null });
    }
  }
});
