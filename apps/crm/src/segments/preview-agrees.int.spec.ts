import * as fc from 'fast-check';
import { Caller } from '@guestflow/access';
import { consentChannels, consented, ConsentLine, mayReceive } from '@guestflow/contracts';
import { appendConsents } from '../consents/append-consents';
import { OpenedCrm, openCrm } from '../testing/opened-crm';
import { SegmentsQueries } from './segments.queries';

const line: fc.Arbitrary<ConsentLine> = fc
  .record({
    purpose: fc.constantFrom('personal_data' as const, 'marketing' as const, 'marketing' as const),
    channel: fc.option(fc.constantFrom(...consentChannels)),
    given: fc.constantFrom(true, true, true, false),
  })
  .map((each) => (each.purpose === 'personal_data' ? { ...each, channel: null } : each));
const toBeKnown: ConsentLine = { purpose: 'personal_data', channel: null, given: true };
const guest = fc.record({
  telegram: fc.constantFrom('none', 'open', 'blocked'),
  email: fc.boolean(),
  listed: fc.constantFrom('no', 'no', 'no', 'no', 'card', 'phone', 'part'),
  tagged: fc.boolean(),
  consents: fc
    .tuple(fc.constantFrom(true, true, true, false), fc.array(line, { minLength: 1, maxLength: 4 }))
    .map(([known, lines]): ConsentLine[] => (known ? [toBeKnown, ...lines] : lines)),
});
type Drawn = typeof guest extends fc.Arbitrary<infer Each> ? Each : never;

describe('what a campaign is told of its audience before it is sent', () => {
  let crm: OpenedCrm;
  let queries: SegmentsQueries;
  let number = 0;
  beforeAll(async () => {
    crm = await openCrm();
    queries = new SegmentsQueries(crm.transactions, crm.clock);
  });
  afterAll(() => crm?.close());

  const list = (here: Caller, card: string | null, phone: string | null) =>
    crm.admin.query(
      `INSERT INTO crm.blacklist (id, venue_id, card_id, guest_id, phone, created_at, updated_at)
       VALUES (gen_random_uuid(), $1, $2, $2, $3, now(), now())`,
      [here.venueId, card, phone],
    );

  async function keep(here: Caller, { telegram, email, listed, tagged, consents }: Drawn): Promise<void> {
    const phone = () => `+7916${String(++number).padStart(7, '0')}`;
    const card = await crm.card(here, {
      ...{ phone: phone(), tags: tagged ? ['vip'] : [], email: email ? 'a@example.com' : null },
      telegramId: telegram === 'none' ? null : String(++number),
    });
    if (telegram === 'blocked') {
      await crm.admin.query('UPDATE crm.guests SET telegram_blocked_at = now() WHERE id = $1', [card.id]);
    }
    // Lines of the ledger come one after another, as they are said.
    await crm.transactions.inVenue(here, async (tx) => {
      for (const said of consents) await appendConsents(tx, card, [said], 'staff', crm.clock.now());
    });
    if (listed === 'card') await list(here, card.id, null);
    if (listed === 'phone') await list(here, null, card.phone);
    if (listed === 'part') {
      const part = await crm.card(here, { phone: phone() });
      await crm.merge(part, card);
      await list(here, null, part.phone);
    }
  }

  it('is what counting the guests one by one comes to', async () => {
    const sums = { meant: 0, any: 0, unreachable: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.noBias(fc.array(guest, { minLength: 8, maxLength: 16 })),
        fc.boolean(),
        async (drawn, all) => {
          const here = await crm.open();
          for (const each of drawn) await keep(here, each);
          const meant = drawn.filter(({ tagged }) => all || tagged);
          const agree = (channel: 'telegram' | 'email') => (each: Drawn) =>
            mayReceive(consented(each.consents), channel);
          const welcome = meant.filter(({ listed }) => listed === 'no');
          const byTelegram = welcome.filter((each) => each.telegram === 'open' && agree('telegram')(each));
          const byEmail = welcome.filter((each) => each.email && agree('email')(each));
          const any = new Set([...byTelegram, ...byEmail]).size;
          const { sample, ...counts } = await queries.previewFilter(here, all ? {} : { tags: ['vip'] });
          expect(counts).toEqual({
            count: meant.length,
            with_consent: meant.filter((each) => agree('telegram')(each) || agree('email')(each)).length,
            blacklisted: meant.length - welcome.length,
            reachable: { telegram: byTelegram.length, email: byEmail.length, any },
          });
          expect(sample).toHaveLength(Math.min(5, meant.length));
          sums.meant += meant.length;
          sums.any += any;
          sums.unreachable += meant.length - any;
        },
      ),
      { numRuns: 40, endOnFailure: true },
    );
    // Some of both, or nothing would have been asked.
    expect(Math.min(sums.any, sums.unreachable)).toBeGreaterThan(10);
  });
});
