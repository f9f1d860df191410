import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Caller } from '@guestflow/access';
import { GuestState } from '@guestflow/contracts';
import { Mailer, mailerOf } from '@guestflow/mail';
import { createLogger, Metrics } from '@guestflow/observability';
import { newId } from '@guestflow/persistence';
import { DevMailbox, eventually } from '@guestflow/testing';
import { ChannelSettingsService } from '../channels/channel-settings.service';
import { DialoguesService } from '../dialogues/dialogues.service';
import { MessagesQueries } from '../messages/messages.queries';
import { Saying, say } from '../messages/messages';
import { recall } from '../messages/recall';
import { addresseesOf } from '../reach/addressees';
import { reachOf } from '../reach/reach-rules';
import { openMessaging, OpenedMessaging } from '../testing/opened-messaging';
import { Unsubscribing } from '../unsubscribing/unsubscribing';
import { UnsubscribingService } from '../unsubscribing/unsubscribing.service';
import { LetterLedger } from './letter-ledger';
import { LetterPress } from './letter-press';
import { LetterSender } from './letter-sender';

interface MessageRow {
  id: string;
  channel: string;
  state: string;
  reason: string | null;
  version: number;
}
interface LetterRow {
  id: string;
  state: string;
  attempts: number;
  reason: string | null;
  provider_id: string | null;
}

const mailFrom = 'GuestFlow <no-reply@guestflow.example>';

describe('letters to guests', () => {
  let house: OpenedMessaging;
  let mailbox: DevMailbox;
  let here: Caller;
  let senders: LetterSender[];
  const metrics = new Metrics('messaging');
  const logger = createLogger('test', 'silent');
  const settings = { publicUrl: 'https://guestflow.example', guestMailPerSecond: 1_000 };

  beforeAll(async () => {
    house = await openMessaging({ smtpUrl: 'smtp://127.0.0.1' });
  });
  afterAll(() => house?.close());
  beforeEach(async () => {
    mailbox = await DevMailbox.start();
    senders = [];
    await house.admin.query('DELETE FROM messaging.letters');
    house.clock.at = new Date('2027-05-06T09:00:00Z');
    here = await house.open({ contacts: { email: 'hello@bereza.example', phone: '+74950000000' } });
  });
  afterEach(async () => {
    for (const sender of senders) await sender.onModuleDestroy();
    await mailbox.close();
  });

  /** As a replica has it. Ticks are the tests' own. */
  function replica(mailer: Mailer = mailerOf({ smtpUrl: mailbox.smtpUrl, mailFrom }, logger)): LetterSender {
    const { transactions, forgetting, clock, sealer, channels } = house;
    const ledger = new LetterLedger(transactions, forgetting, clock, settings);
    const press = new LetterPress(mailer, new Unsubscribing(sealer, settings), settings);
    const sender = new LetterSender(ledger, press, channels, metrics, logger);
    senders.push(sender);
    return sender;
  }
  const later = (minutes: number) => (house.clock.at = new Date(house.clock.at.getTime() + minutes * 60_000));
  const messages = () =>
    house.rows<MessageRow>(here, 'messages', 'id, channel, state, reason, version', 'created_at, id');
  const letters = () =>
    house.rows<LetterRow>(here, 'letters', 'id, state, attempts, reason, provider_id', 'created_at, id');
  const ended = (state: string, reason: string | null = null) =>
    eventually(async () => expect(await messages()).toMatchObject([{ channel: 'email', state, reason }]));
  const tried = (attempts: number) =>
    eventually(async () => expect(await letters()).toMatchObject([{ state: 'queued', attempts }]));

  let number = 0;
  const withEmail = async (change: Partial<GuestState> = {}): Promise<GuestState & { email: string }> => {
    const email = `guest-${++number}@example.org`;
    return { ...(await house.card(here, { email, ...change })), email };
  };
  /** Says something to a guest, as far as he may be told it. */
  const tell = (guest: GuestState, change: Partial<Saying> = {}, as: 'notice' | 'offer' = 'notice') =>
    house.transactions.inVenue(here, async (tx) => {
      const to = reachOf((await addresseesOf(tx, [guest.id])).get(guest.id), {
        channels: await house.channels.of(tx),
        as,
      });
      const whose = { cardId: guest.id, guestId: guest.id };
      return say(tx, [{ kind: 'reminder', whose, to, text: 'Ждём вас', ...change }], house.clock.now());
    });
  const consent = (guest: GuestState, purpose: 'personal_data' | 'marketing', given: boolean) =>
    house.tell(here, given ? 'consent.given' : 'consent.withdrawn', {
      ...{ id: newId(), version: 1, guest_id: guest.id, purpose, channel: null, given, text_version: null },
      ...{ way: 'staff', at: later(1).toISOString() },
    });
  const forget = async (guest: GuestState) =>
    house.tell(here, 'privacy_request.opened', {
      ...{ id: newId(), version: 1, kind: 'erasure', guest_id: guest.id, card_ids: [guest.id], marks: [], done: false },
      created_at: new Date().toISOString(),
    });

  it('bring a reminder to whoever has no Telegram, in the venue’s name, to be answered to the venue', async () => {
    const guest = await withEmail();
    await house.tell(here, 'booking.confirmed', house.booking({ guest_id: guest.id, source: 'bot' }), {
      actor: 'bot:1',
    });
    house.clock.at = new Date('2027-05-06T14:00:00Z');
    await house.scheduler().run();
    const sender = replica();
    sender.wake();
    const letter = await mailbox.waitFor(guest.email);
    expect(letter).toMatchObject({
      from: 'Берёза <no-reply@guestflow.example>',
      subject: 'Напоминание: вас ждут в «Берёза»',
      headers: { 'reply-to': 'hello@bereza.example', 'auto-submitted': 'auto-generated' },
      text: expect.stringContaining('Анна, напоминаем'),
    });
    expect(letter.text).toContain('ответьте на это письмо или позвоните: +74950000000');
    expect(letter.headers['list-unsubscribe']).toBeUndefined();
    await ended('sent');
    const [{ id }] = (await messages()) as [MessageRow];
    expect(letter.headers['message-id']).toBe(`<${id}@guestflow.example>`);
    expect(await letters()).toMatchObject([{ id, state: 'sent', provider_id: `<${id}@guestflow.example>` }]);
    expect(await house.queued(here)).toEqual([]);
  });

  it('go to who would rather have them, who has blocked the bot, and where the venue tries them first', async () => {
    const both = await house.reachable(here, { email: 'both@example.org' });
    const rather = await house.reachable(here, { email: 'rather@example.org', preferred_channel: 'email' });
    const blocked = await house.reachable(here, { email: 'blocked@example.org' });
    const at = house.clock.now().toISOString();
    await house.tell(here, 'chat.blocked', { ...blocked.chat, version: 2, blocked_at: at });
    for (const guest of [both, rather, blocked]) {
      await tell(guest);
      later(1);
    }
    expect((await messages()).map(({ channel }) => channel)).toEqual(['telegram', 'email', 'email']);
    const service = new ChannelSettingsService(house.transactions, house.channels, house.clock);
    expect(await service.card(here)).toEqual({
      ...{ version: 0, channel_order: ['telegram', 'email'], channels_on: ['telegram', 'email'] },
    });
    const order = { channel_order: ['email', 'telegram'] as ('email' | 'telegram')[] };
    expect(await service.change(here, order, 0)).toMatchObject({ version: 1, ...order });
    expect(await service.change(here, order)).toMatchObject({ version: 1 });
    await expect(service.change(here, order, 0)).rejects.toMatchObject({ status: 412 });
    expect(() => service.change(here, { channel_order: ['email'] })).toThrow('each of telegram, email once');
    await tell(both);
    expect((await messages()).at(-1)).toMatchObject({ channel: 'email' });
  });

  it('fail at once where the address is refused, for a reason that does not name it', async () => {
    const guest = await withEmail();
    mailbox.refuseNext({ at: 'RCPT TO', code: 550, says: `5.1.1 <${guest.email}>: no such user` });
    await tell(guest);
    replica().wake();
    await ended('failed', 'refused');
    const [letter] = await letters();
    expect(letter).toMatchObject({ state: 'failed', attempts: 1, reason: expect.stringContaining('550') });
    expect(letter!.reason).not.toContain('guest-');
  });

  it('wait while the mail server is away, and arrive once when it is back', async () => {
    const { smtpUrl, url } = mailbox;
    const sender = replica();
    await mailbox.close();
    const guest = await withEmail();
    await tell(guest);
    sender.wake();
    await tried(1);
    sender.wake();
    later(1);
    sender.wake();
    await tried(2);
    mailbox = await DevMailbox.start({ port: Number(new URL(url).port), smtpPort: Number(new URL(smtpUrl).port) });
    later(2);
    sender.wake();
    await ended('sent');
    expect(mailbox.letters()).toHaveLength(1);
    expect(await letters()).toMatchObject([{ attempts: 3 }]);
  });

  it('are not sent when it is too late for them, nor from a venue that is suspended', async () => {
    const sender = replica();
    await tell(await withEmail(), { sendBefore: new Date('2027-05-06T10:00:00Z') });
    later(60);
    sender.wake();
    await ended('failed', 'expired');
    here = await house.open({ status: 'suspended' });
    await tell(await withEmail());
    sender.wake();
    await ended('failed', 'venue_suspended');
    expect(mailbox.letters()).toEqual([]);
  });

  it('whose sender died over them may have arrived: they are not sent a second time', async () => {
    const guest = await withEmail();
    await tell(guest);
    const hook = path.resolve(__dirname, '../../../../scripts/ts.cjs');
    const given = { ...house.own, smtpUrl: mailbox.smtpUrl, now: house.clock.now().toISOString() };
    const doomed = path.resolve(__dirname, '../testing/doomed-letter-sender.ts');
    const child = spawn(process.execPath, ['-r', hook, doomed, JSON.stringify(given)], {
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: 45_000,
    });
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
    expect(mailbox.letters().map(({ to }) => to)).toEqual([[guest.email]]);
    const other = replica();
    other.wake();
    await other.sweep();
    expect(await letters()).toMatchObject([{ state: 'sending' }]);
    later(6);
    await other.sweep();
    other.wake();
    await ended('unknown', 'unknown');
    later(60);
    other.wake();
    await other.onModuleDestroy();
    expect(mailbox.letters()).toHaveLength(1);
    expect(await letters()).toMatchObject([{ state: 'unknown', attempts: 1 }]);
  });

  it('five hundred of them leave once each, however many send', async () => {
    const guests = await Promise.all(Array.from({ length: 5 }, () => withEmail()));
    await house.transactions.inVenue(here, (tx) =>
      say(
        tx,
        Array.from({ length: 500 }, (_, index): Saying => {
          const { id, email } = guests[index % 5]!;
          const whose = { cardId: id, guestId: id };
          return { kind: 'campaign', whose, to: { channel: 'email', address: email }, text: `Вечер ${index}` };
        }),
        house.clock.now(),
      ),
    );
    const taken: string[] = [];
    mailbox.onLetter(({ headers }) => taken.push(headers['message-id']!));
    const both = [replica(), replica()];
    const ticks = setInterval(() => both.forEach((sender) => sender.wake()), 100);
    try {
      await eventually(async () => {
        expect((await letters()).filter(({ state }) => state === 'sent')).toHaveLength(500);
      }, 90_000);
    } finally {
      clearInterval(ticks);
    }
    expect([taken.length, new Set(taken).size]).toEqual([500, 500]);
    expect((await messages()).every(({ state, version }) => state === 'sent' && version === 2)).toBe(true);
  }, 120_000);

  it('go no faster than they may, and what somebody waits for goes first', async () => {
    const guest = await withEmail();
    const order: string[] = [];
    const slow = { ...settings, guestMailPerSecond: 4 };
    const mailer: Mailer = { send: ({ id, subject }) => Promise.resolve(order.push(subject)).then(() => id!) };
    const ledger = new LetterLedger(house.transactions, house.forgetting, house.clock, slow);
    const press = new LetterPress(mailer, new Unsubscribing(house.sealer, settings), settings);
    const sender = new LetterSender(ledger, press, house.channels, metrics, logger);
    senders.push(sender);
    await house.admin.query(`UPDATE messaging.letter_pace SET next_at = now() - interval '1 hour'`);
    await consent(guest, 'personal_data', true);
    await consent(guest, 'marketing', true);
    for (let index = 0; index < 3; index++) await tell(guest, { kind: 'campaign' }, 'offer');
    await tell(guest, { kind: 'reminder' });
    sender.wake();
    await eventually(() => expect(order).toEqual([expect.stringContaining('Напоминание'), 'Ждём вас']));
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    sender.wake();
    await eventually(() => expect(order).toHaveLength(4));
  });

  it('to many at once are offers too: they say where one takes it back, and an answer to one guest does not', async () => {
    const [one, two] = [await withEmail(), await withEmail()];
    await tell(one, { kind: 'dialogue', urgency: 'bulk', text: 'Завтра играет джаз' });
    await tell(two, { kind: 'dialogue', text: 'Ваш шарф у нас' });
    replica().wake();
    const offer = await mailbox.waitFor(one.email);
    expect(offer.headers['list-unsubscribe']).toContain('/links/unsubscribe/');
    expect(offer.text).toContain('/links/unsubscribe/');
    expect((await mailbox.waitFor(two.email)).headers['list-unsubscribe']).toBeUndefined();
  });

  it('to one guest are told of without what they say; of those to many nothing is', async () => {
    const [one, two] = [await withEmail(), await withEmail()];
    await tell(one, { kind: 'dialogue', urgency: 'bulk', text: 'Завтра играет джаз' });
    const [id] = await tell(two, { kind: 'dialogue', text: 'Ваш шарф у нас' });
    const { rows } = await house.admin.query<{ after: object }>(
      `SELECT fact::jsonb -> 'data' -> 'after' AS after FROM messaging.outbox
        WHERE type = 'message.posted.v1' AND fact::jsonb ->> 'venueid' = $1`,
      [here.venueId],
    );
    const at = house.clock.now().toISOString();
    expect(rows).toEqual([{ after: { id, version: 1, kind: 'dialogue', guest_id: two.id, created_at: at } }]);
  });

  it('with offers go only to who agreed, and lead to where that is taken back at once', async () => {
    const guest = await withEmail();
    await tell(guest, { kind: 'campaign' }, 'offer');
    await consent(guest, 'personal_data', true);
    await consent(guest, 'marketing', true);
    await tell(guest, { kind: 'campaign', text: 'Вечер джаза\nв субботу' }, 'offer');
    replica().wake();
    const offer = await mailbox.waitFor(guest.email);
    expect(offer.subject).toBe('Вечер джаза');
    const link = /^<(https:\/\/guestflow\.example\/api\/v1\/links\/unsubscribe\/([\w.-]+))>$/.exec(
      offer.headers['list-unsubscribe']!,
    )!;
    expect(offer.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    expect(offer.links).toEqual([link[1]]);
    const service = new UnsubscribingService(
      house.transactions,
      new Unsubscribing(house.sealer, settings),
      house.forgetting,
      house.clock,
    );
    later(1);
    expect(await service.ask(link[2]!)).toContain('<form method="post">');
    await tell(guest, { kind: 'campaign' }, 'offer');
    expect(await service.unsubscribe(link[2]!)).toContain('Готово');
    await tell(guest, { kind: 'campaign' }, 'offer');
    await tell(guest);
    const rows = await house.rows<MessageRow & { kind: string }>(here, 'messages', 'kind, state, reason', 'id');
    const reasons = rows.map(({ kind, reason }) => [kind, reason]);
    // Unless it has left before.
    expect([null, 'recalled']).toContain(reasons[2]![1]);
    expect(reasons).toEqual([
      ['campaign', 'no_telegram'],
      ['campaign', null],
      reasons[2],
      ['campaign', 'no_telegram'],
      ['reminder', null],
    ]);
    const { rows: told } = await house.admin.query(
      `SELECT fact::jsonb -> 'data' -> 'after' AS after FROM messaging.outbox WHERE type = 'guest.unsubscribed.v1'`,
    );
    expect(told).toMatchObject([{ after: { guest_id: guest.id, channel: 'email' } }]);
    // Who agrees again later is written to again.
    await consent(guest, 'marketing', true);
    await tell(guest, { kind: 'campaign' }, 'offer');
    expect((await messages()).at(-1)).toMatchObject({ channel: 'email' });
    later(1);
    await service.unsubscribe(link[2]!);
    await tell(guest, { kind: 'campaign' }, 'offer');
    expect((await messages()).at(-1)).toMatchObject({ channel: 'telegram', state: 'failed' });
    expect(() => service.unsubscribe(`${link[2]!}x`)).toThrow();
  });

  it('are recalled as long as they have not left; of Telegram it is told to whoever sends', async () => {
    const [byMail, byBot] = [await withEmail(), await house.reachable(here)];
    const ids = [...(await tell(byMail)), ...(await tell(byBot))];
    await house.transactions.inVenue(here, (tx) => recall(tx, ids, 'cancelled'));
    replica().wake();
    expect(await messages()).toMatchObject([
      { id: ids[0], state: 'failed', reason: 'recalled', version: 2 },
      { id: ids[1], state: 'queued', version: 2 },
    ]);
    const { rows } = await house.admin.query(
      `SELECT fact::jsonb -> 'data' -> 'after' AS after FROM messaging.outbox WHERE type = 'message.recalled.v1'`,
    );
    expect(rows).toMatchObject([{ after: { id: ids[1], version: 2, reason: 'cancelled' } }]);
    await house.transactions.inVenue(here, (tx) => recall(tx, [ids[0]!], 'paused'));
    expect(await messages()).toMatchObject([{ reason: 'recalled', version: 2 }, {}]);
    expect(mailbox.letters()).toEqual([]);
  });

  it('with an offer do not leave once it is not wanted any more, and an answer does', async () => {
    const guest = await withEmail();
    await consent(guest, 'personal_data', true);
    await consent(guest, 'marketing', true);
    await tell(guest, { kind: 'campaign' }, 'offer');
    await tell(guest, { kind: 'dialogue', urgency: 'bulk', text: 'Завтра играет джаз' }, 'offer');
    await tell(guest, { kind: 'dialogue', text: 'Ваш шарф у нас' });
    await consent(guest, 'marketing', false);
    expect((await messages()).map(({ state, reason }) => [state, reason])).toEqual([
      ...[
        ['failed', 'recalled'],
        ['failed', 'recalled'],
        ['queued', null],
      ],
    ]);
  });

  it('of staff go by the way the guest wrote, or the one that is chosen', async () => {
    const { transactions, forgetting, channels, clock } = house;
    const dialogues = new DialoguesService(
      transactions,
      new MessagesQueries(transactions),
      forgetting,
      channels,
      clock,
    );
    const both = await house.reachable(here, { email: 'both@example.org', preferred_channel: 'email' });
    expect(await dialogues.write(here, both.id, { text: 'Привет' })).toMatchObject({ channel: 'email' });
    await dialogues.hear(here, { telegram_id: both.telegram_id!, text: 'Это я' });
    expect(await dialogues.write(here, both.id, { text: 'Привет' })).toMatchObject({ channel: 'telegram' });
    expect(await dialogues.write(here, both.id, { text: 'Привет', channel: 'email' })).toMatchObject({
      channel: 'email',
    });
    const mailOnly = await withEmail();
    expect(await dialogues.write(here, mailOnly.id, { text: 'Привет' })).toMatchObject({ channel: 'email' });
    await expect(dialogues.write(here, mailOnly.id, { text: 'Привет', channel: 'telegram' })).rejects.toMatchObject({
      extra: { rule: 'not_reachable', why: 'no_telegram' },
    });
    replica().wake();
    expect((await mailbox.waitFor(mailOnly.email)).headers['auto-submitted']).toBe('no');
  });

  it('to who is forgotten do not leave, and his address stands nowhere any more', async () => {
    const guest = await withEmail();
    await tell(guest);
    const sender = replica();
    sender.wake();
    await mailbox.waitFor(guest.email);
    await ended('sent');
    later(1);
    await tell(guest);
    const everything = async () => {
      const { rows } = await house.admin.query<{ table_name: string }>(
        `SELECT table_name FROM information_schema.tables WHERE table_schema = 'messaging' AND table_type = 'BASE TABLE'`,
      );
      const texts: string[] = [];
      for (const { table_name } of rows) {
        const { rows: found } = await house.admin.query(`SELECT t::text AS row FROM messaging."${table_name}" t`);
        texts.push(JSON.stringify(found));
      }
      return texts.join();
    };
    expect(await everything()).toContain(guest.email);
    await forget(guest);
    sender.wake();
    await sender.onModuleDestroy();
    expect(await everything()).not.toContain(guest.email);
    expect((await messages()).map(({ state, reason }) => [state, reason])).toEqual([
      ['sent', null],
      ['failed', 'forgotten'],
    ]);
    expect(mailbox.letters()).toHaveLength(1);
  });
});
