import { VenueState } from '@guestflow/contracts';
import { eventually, TelegramSimulator } from '@guestflow/testing';
import { Client } from 'pg';
import { Api } from './support/api';
import { newBotToken } from './support/bot-house';
import { Cluster } from './support/cluster';
import { KnownPerson, makeKnown, manyPeople } from './support/many-guests';
import { superAdmin } from './support/test-platform';

/** Ten thousand take six minutes at what Telegram allows: docs/contributing.md tells how to ask for them. */
const guests = Number(process.env.CAMPAIGN_GUESTS ?? 300);
/** Beside other tests the machine has less to give, and all is so much slower; by itself this is 0.95 at least. */
const leastPace = Number(process.env.LEAST_PACE ?? 0.2);
/** What was sent evenly arrives in a heap where the sender's process, or Telegram's here, is kept from its turn for long. */
const mostBreaches = leastPace < 0.95 ? guests / 100 : 0;
const asking = 40;
const withinMs = (guests / (30 * leastPace) + 120) * 1_000;

interface Stats {
  total: number;
  sent: number;
  failed: number;
  pending: number;
  failures: { reason: string; count: number }[];
}
interface Campaign {
  id: string;
  status: string;
  version: number;
}

describe('a campaign, every service a process of its own', () => {
  const [bot, token] = ['campaign_house_bot', newBotToken()];
  let telegram: TelegramSimulator;
  let cluster: Cluster;
  let sql: Client;
  let staff: Api;
  let known: KnownPerson[];
  let inVenue: (path: string) => string;

  beforeAll(async () => {
    telegram = await TelegramSimulator.start({ port: 0 });
    telegram.addBot({ token, username: bot, first_name: 'House' });
    const people = await manyPeople(telegram, { token, bot, count: guests + asking });
    cluster = await Cluster.start({
      ...{ TELEGRAM_API_ROOT: telegram.url, TELEGRAM_PUBLIC_KEY: telegram.publicKey, DEMO: '0' },
      ...{ SUPER_ADMIN_EMAIL: superAdmin.email, SUPER_ADMIN_PASSWORD: superAdmin.password },
      ...{ RATE_LIMIT_ADDRESS: '0', RATE_LIMIT_USER: '0' },
    });
    sql = new Client({ connectionString: cluster.adminUrl });
    await sql.connect();
    staff = await new Api(cluster.url).signIn(superAdmin.email, superAdmin.password);
    const venue = await staff.post<VenueState>('/tenants', { name: 'Кафе «Берёза»', timezone: 'Europe/Moscow' });
    expect(venue.status).toBe(201);
    inVenue = (path) => `${path}${path.includes('?') ? '&' : '?'}venue_id=${venue.body.id}`;
    for (const schema of ['bot_gateway', 'booking', 'crm', 'messaging'])
      await eventually(async () => {
        const { rowCount } = await sql.query(`SELECT 1 FROM ${schema}.venues WHERE venue_id = $1`, [venue.body.id]);
        expect(rowCount).toBe(1);
      });
    expect((await staff.post(inVenue('/bots'), { token })).status).toBe(201);
    await eventually(async () => expect((await sql.query('SELECT 1 FROM messaging.bots')).rowCount).toBe(1));
    known = await makeKnown(sql, venue.body.id, people);
    // Who asks meanwhile is one whom the campaign is not for.
    const others = known.slice(guests).map(({ guestId }) => guestId);
    await sql.query('UPDATE crm.guests SET visit_count = 0 WHERE id = ANY ($1)', [others]);
    await sql.query('ANALYZE');
  });
  afterAll(async () => {
    await sql?.end();
    await cluster?.close();
    await telegram?.close();
  });

  const invited = () => known.slice(0, guests);
  const said = ({ person }: KnownPerson) => telegram.chat(bot, person.id).filter(({ from }) => from.is_bot);
  const got = (each: KnownPerson, words: string) => said(each).filter(({ text }) => text?.includes(words)).length;
  const stats = async (id: string) => {
    const { status, body } = await staff.get<Stats>(inVenue(`/campaigns/${id}/stats`));
    if (status !== 200) throw new Error(`The statistics answer ${status}`);
    return body;
  };

  /** What the bot did a second. Who is answered takes his share: a message, and the buttons of the one before it. */
  async function paceOfBot(): Promise<number> {
    const { rows } = await sql.query<{ pace: number }>(
      `SELECT ((count(*) - 1) / extract(epoch FROM max(ended_at) - min(ended_at)))::float8 AS pace
         FROM bot_gateway.deliveries WHERE status = 'sent'`,
    );
    return rows[0]!.pace;
  }

  async function send(words: string): Promise<string> {
    const draft = await staff.post<Campaign>(inVenue('/campaigns'), {
      ...{ name: words, segment_filter: { min_visits: 1 }, message_text: `{guest_name}, ${words}` },
    });
    expect(draft.status).toBe(201);
    expect(draft.body.status).toBe('draft');
    const { status } = await staff.post(inVenue(`/campaigns/${draft.body.id}/send`));
    expect(status).toBe(200);
    return draft.body.id;
  }
  /** Asked as often as somebody who watches would: whoever asks more takes from the machine what is measured. */
  async function watched(holds: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + withinMs;
    // While messaging is away there is no answer.
    while (!(await holds().catch(() => false))) {
      if (Date.now() > deadline) throw new Error(`It does not hold after ${withinMs} ms`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  const reaches = (id: string, share: number) => watched(async () => (await stats(id)).sent >= guests * share);
  const completed = (id: string) =>
    watched(async () => (await staff.get<Campaign>(inVenue(`/campaigns/${id}`))).body.status === 'completed');

  /** By when messaging knows that all of them have withdrawn. */
  async function hears(those: KnownPerson[]): Promise<number> {
    const cards = those.map(({ guestId }) => guestId);
    await eventually(async () => {
      const { rows } = await sql.query<{ count: number }>(
        'SELECT count(DISTINCT card_id)::int AS count FROM messaging.consents WHERE card_id = ANY ($1) AND NOT given',
        [cards],
      );
      expect(rows[0]!.count).toBe(cards.length);
    });
    return Date.now();
  }
  /** When the messages of a campaign to them were handed over to be sent: their ids tell. */
  async function handedOver(id: string, those: KnownPerson[]): Promise<number[]> {
    const { rows } = await sql.query<{ message_id: string }>(
      'SELECT message_id FROM messaging.campaign_recipients WHERE campaign_id = $1 AND card_id = ANY ($2)',
      [id, those.map(({ guestId }) => guestId)],
    );
    expect(rows).toHaveLength(those.length);
    return rows.map(({ message_id }) => parseInt(message_id.replace('-', '').slice(0, 12), 16));
  }

  /** How long each waits for the bot to ask when he wants to come, until it is over. */
  async function answersMeanwhile(over: () => boolean): Promise<number[]> {
    const waits: number[] = [];
    for (let index = 0; !over(); index = (index + 1) % asking) {
      const { person } = known[guests + index]!;
      const before = telegram.chat(bot, person.id).length;
      const began = performance.now();
      person.sends(bot, '/book');
      await eventually(() => expect(telegram.chat(bot, person.id).length).toBeGreaterThan(before + 1));
      waits.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    return waits;
  }

  it(
    'reaches everybody once, as fast as Telegram allows and no faster, while who books is answered',
    async () => {
      const id = await send('приходите на блины');
      let over = false;
      const answering = answersMeanwhile(() => over);
      await completed(id).finally(() => (over = true));
      const waits = (await answering).sort((one, other) => one - other);
      expect(await stats(id)).toMatchObject({ total: guests, sent: guests, failed: 0, pending: 0 });
      const told = invited().map((each) => got(each, 'приходите на блины'));
      const perSecond = await paceOfBot();
      const figures = {
        ...{
          guests,
          lost: told.filter((count) => count === 0).length,
          doubled: told.filter((count) => count > 1).length,
        },
        ...{
          perSecond: perSecond.toFixed(2),
          breaches: telegram.breaches.map(({ limit }) => limit),
          answers: waits.length,
        },
        p95OfAnswersMs: Math.round(waits[Math.floor(waits.length * 0.95)]!),
      };
      console.log('A campaign:', figures);
      expect(figures).toMatchObject({ lost: 0, doubled: 0 });
      expect(figures.breaches.length).toBeLessThanOrEqual(mostBreaches);
      expect(perSecond).toBeGreaterThanOrEqual(30 * leastPace);
      expect(figures.p95OfAnswersMs).toBeLessThan(1_000 / leastPace);
    },
    withinMs + 60_000,
  );

  it(
    'comes to the same when messaging is killed twice, and reaches nobody who has withdrawn meanwhile',
    async () => {
      const id = await send('открыта веранда');
      await reaches(id, 0.2);
      const away = cluster.kill('messaging');
      await eventually(() => expect(cluster.pidOf('messaging')).not.toBe(away), 60_000);
      await reaches(id, 0.4);
      const waiting = invited().filter((each) => got(each, 'открыта веранда') === 0);
      const leaving = waiting.slice(-20);
      for (const { guestId } of leaving) {
        const consents = [{ purpose: 'marketing', given: false }];
        const { status } = await staff.post(inVenue(`/guests/${guestId}/consents`), { consents });
        expect(status).toBe(201);
      }
      const heardBy = await hears(leaving);
      cluster.kill('messaging');
      await completed(id);
      const reached = leaving.filter((each) => got(each, 'открыта веранда') > 0);
      const late = reached.length;
      const told = invited().map((each) => got(each, 'открыта веранда'));
      const { sent, failed, pending, failures } = await stats(id);
      console.log('Messaging killed twice:', {
        sent,
        failed,
        pending,
        failures,
        late,
        breaches: telegram.breaches.length,
      });
      expect(told.filter((count) => count > 1)).toEqual([]);
      // Whoever was reached all the same had been handed over before messaging knew of it.
      for (const handed of await handedOver(id, reached)) expect(handed).toBeLessThan(heardBy);
      expect(failures).toEqual(late < 20 ? [{ reason: 'no_consent', count: 20 - late }] : []);
      expect({ sent, failed, pending }).toEqual({ sent: guests - 20 + late, failed: 20 - late, pending: 0 });
      expect(told.filter((count) => count === 1)).toHaveLength(sent);
      expect(telegram.breaches.length).toBeLessThanOrEqual(2 * mostBreaches);
    },
    withinMs + 120_000,
  );
});
