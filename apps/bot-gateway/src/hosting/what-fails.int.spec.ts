import { RunningService } from '@guestflow/service';
import { eventually, SimulatedGuest } from '@guestflow/testing';
import { common } from '../conversations/texts';
import { HostingHouse, HouseBot, openGate, written } from './testing/hosting-house';
import { talk } from './testing/talk';
import { Upkeep } from './upkeep';

describe('an update whose handling fails', () => {
  let house: HostingHouse;
  let replica: RunningService;
  let bot: HouseBot;
  let guest: SimulatedGuest;
  let number = 0;

  beforeAll(async () => {
    house = await HostingHouse.open();
    bot = await house.bot();
    replica = await house.replica();
  });
  afterAll(() => house?.close());
  beforeEach(() => {
    talk.met.length = 0;
    guest = house.guestOf(bot);
  });

  const says = async (text: string) => {
    expect(await house.bring(replica, bot, written(++number, guest, text))).toBe(200);
    return number;
  };
  const said = () => house.said(bot, guest);
  const updates = (where = 'true') =>
    house.rows<{ attempts: number; failure: string | null; handled: boolean }>(
      `SELECT attempts, failure, handled_at IS NOT NULL AS handled FROM bot_gateway.updates
        WHERE telegram_id = $1 AND ${where} ORDER BY update_id`,
      [guest.id],
    );
  const told = () =>
    house.rows<{ type: string; after: object; before: object | null }>(
      `SELECT type, fact::jsonb -> 'data' -> 'after' AS after, fact::jsonb -> 'data' -> 'before' AS before
         FROM bot_gateway.outbox WHERE fact::jsonb #>> '{data,after,telegram_id}' = $1 ORDER BY position`,
      [String(guest.id)],
    );
  const state = async () => {
    const [chat] = await house.rows<{ state: { counted?: number }; blocked_at: Date | null; version: number }>(
      'SELECT state, blocked_at, version FROM bot_gateway.chats WHERE telegram_id = $1',
      [guest.id],
    );
    return chat;
  };

  it('is answered with an apology, once, and what follows finds the chat as it was', async () => {
    await says('throw');
    await says('count 1');
    await eventually(() => expect(said()).toEqual([common.en.away, 'count 1 is number 1']));
    expect(talk.met).toHaveLength(2);
    await eventually(async () =>
      expect(await updates()).toEqual([
        { attempts: 0, failure: 'Error', handled: true },
        { attempts: 0, failure: null, handled: true },
      ]),
    );
  });

  it('is tried again while something of ours is away; what follows in the chat waits for it', async () => {
    talk.away = 1_000;
    await says('away');
    await eventually(async () => expect((await updates())[0]!.attempts).toBeGreaterThan(0));
    await says('count 1');
    const { attempts } = (await updates())[0]!;
    await eventually(async () => expect((await updates())[0]!.attempts).toBeGreaterThan(attempts));
    expect(said()).toEqual([]);
    talk.away = 0;
    await eventually(() => expect(said()).toEqual(['Here again, Anna', 'count 1 is number 1']));
  });

  it('is given up after several tries, with an apology', async () => {
    talk.away = 1_000;
    const update = await says('away');
    // Between two tries, when nobody has it in hand.
    await eventually(async () => {
      const { rowCount } = await house.admin.query(
        `WITH free AS (SELECT 1 FROM bot_gateway.chats WHERE bot_id = $1 AND telegram_id = $3 AND replica_id IS NULL FOR UPDATE)
         UPDATE bot_gateway.updates SET attempts = 6, retry_at = now()
          WHERE bot_id = $1 AND update_id = $2 AND attempts > 0 AND EXISTS (SELECT 1 FROM free)`,
        [bot.id, update, guest.id],
      );
      expect(rowCount).toBe(1);
    });
    const tried = talk.met.length;
    await eventually(() => expect(said()).toEqual([common.en.away]));
    await eventually(async () => expect(await updates()).toMatchObject([{ failure: 'given_up', handled: true }]));
    expect(talk.met).toHaveLength(tried);
  });

  it('is handled once more from the start when its end could not be stored', async () => {
    const gate = await openGate();
    talk.gate = gate.url;
    await says('count 1');
    await eventually(() => expect(gate.waiting).toBe(1));
    const admin = await house.admin.connect();
    try {
      await admin.query('BEGIN; LOCK TABLE bot_gateway.chats IN ACCESS EXCLUSIVE MODE');
      gate.open();
      // Whoever waits for the lock is cut off, the one who wants to store what became of the update among them.
      await eventually(async () => {
        const cut = await house.rows(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%UPDATE chats SET state%'`,
        );
        expect(cut.length).toBeGreaterThan(0);
      });
      await admin.query('COMMIT');
    } finally {
      admin.release();
    }
    await eventually(async () => expect(await updates('handled_at IS NOT NULL')).toHaveLength(1));
    talk.gate = undefined;
    gate.close();
    expect(talk.met).toHaveLength(2);
    // What was said the first time is known by its reference.
    expect(said()).toEqual(['count 1 is number 1']);
    expect(await state()).toMatchObject({ state: { counted: 1 } });
  });

  it('is over with whatever of it cannot be kept, and what follows is answered', async () => {
    await says('keep half an emoji');
    await says('keep what is no JSON');
    await says('count 1');
    await eventually(() => expect(said()).toHaveLength(3));
    expect(said().at(-1)).toBe('count 1 is number 1');
    await eventually(async () =>
      expect(await updates()).toMatchObject([
        { failure: null, handled: true },
        { failure: 'not_kept', handled: true },
        { failure: null, handled: true },
      ]),
    );
    expect(talk.met).toHaveLength(3);
  });

  it('by which the guest blocks the bot, or lets it write again, is a fact that is told', async () => {
    await says('count 1');
    await eventually(() => expect(said()).toHaveLength(1));
    const member = async (status: string) => {
      const chat = { id: guest.id, type: 'private' };
      const my_chat_member = { chat, from: chat, date: 1_800_000_000, new_chat_member: { status } };
      expect(await house.bring(replica, bot, { update_id: ++number, my_chat_member })).toBe(200);
    };
    await member('kicked');
    const blocked_at = new Date(1_800_000_000_000);
    await eventually(async () => expect(await state()).toMatchObject({ blocked_at, version: 2 }));
    await member('kicked');
    await member('member');
    await eventually(async () => expect(await state()).toMatchObject({ blocked_at: null, version: 3 }));
    await member('kicked');
    await eventually(async () => expect(await state()).toMatchObject({ blocked_at, version: 4 }));
    // Who writes has not blocked it, whatever was heard before.
    await says('count 2');
    await eventually(async () => expect(await state()).toMatchObject({ blocked_at: null, version: 5 }));
    // Nobody here listens to them, so they stay where they wait to be told.
    const facts = await told();
    const kinds = ['opened', 'blocked', 'unblocked', 'blocked', 'unblocked'];
    expect(facts.map(({ type }) => type)).toEqual(kinds.map((kind) => `chat.${kind}.v1`));
    expect(facts[1]).toMatchObject({ before: { blocked_at: null }, after: { blocked_at: blocked_at.toISOString() } });
    expect(said()).toHaveLength(2);
  });

  it('is forgotten after three days, and so is a replica that has been gone for long', async () => {
    await says('count 1');
    await says('count 2');
    await eventually(async () => expect(await updates('handled_at IS NOT NULL')).toHaveLength(2));
    await house.admin.query(
      `UPDATE bot_gateway.updates SET handled_at = now() - interval '73 hours' WHERE update_id = $1`,
      [number],
    );
    await house.admin.query(`INSERT INTO bot_gateway.replicas VALUES (gen_random_uuid(), now() - interval '2 hours')`);
    await replica.app.get(Upkeep).tidy();
    expect(await updates()).toHaveLength(1);
    expect(await house.rows('SELECT 1 FROM bot_gateway.replicas')).toHaveLength(1);
  });

  it('leaves of what was answered no pace after a minute, and after 90 days not that it was', async () => {
    const ended = (reference: string, ago: string) =>
      house.admin.query(
        `INSERT INTO bot_gateway.deliveries (id, venue_id, bot_id, reference, urgency, status, method, not_before, version,
                                             created_at, ended_at)
         VALUES (gen_random_uuid(), $1, $2, $3, 'urgent', 'sent', 'sendMessage', now(), 1, now(), now() - $4::interval)`,
        [bot.venueId, bot.id, reference, ago],
      );
    const pace = (chat: number, ago: string) =>
      house.admin.query(
        'INSERT INTO bot_gateway.chat_paces (bot_id, telegram_id, venue_id, next_at) VALUES ($1, $2, $3, now() - $4::interval)',
        [bot.id, chat, bot.venueId, ago],
      );
    await ended('telegram:old:1', '91 days');
    await ended('telegram:old:2', '89 days');
    await pace(1, '2 minutes');
    await pace(2, '-3 seconds');
    const upkeep = replica.app.get(Upkeep);
    await upkeep.tidy();
    await upkeep.forgetPaces();
    const left = await house.rows(`SELECT reference FROM bot_gateway.deliveries WHERE reference LIKE 'telegram:old:%'`);
    expect(left).toEqual([{ reference: 'telegram:old:2' }]);
    expect(await house.rows('SELECT telegram_id FROM bot_gateway.chat_paces WHERE telegram_id < 3')).toEqual([
      { telegram_id: '2' },
    ]);
  });
});
