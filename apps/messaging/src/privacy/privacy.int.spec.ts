import { Caller } from '@guestflow/access';
import { PrivacyAnswerState } from '@guestflow/contracts';
import { newId, placeOfCopy } from '@guestflow/persistence';
import { DialoguesService } from '../dialogues/dialogues.service';
import { MessagesQueries } from '../messages/messages.queries';
import { openMessaging, OpenedMessaging } from '../testing/opened-messaging';

let turn = 0;
let name: string;
let phone: string;

describe('a guest whom messaging is told of', () => {
  let house: OpenedMessaging;
  let dialogues: DialoguesService;
  let here: Caller;
  let guest: Awaited<ReturnType<OpenedMessaging['reachable']>>;

  beforeAll(async () => {
    house = await openMessaging({ smtpUrl: 'smtp://127.0.0.1:9' });
    dialogues = new DialoguesService(
      house.transactions,
      new MessagesQueries(house.transactions),
      house.forgetting,
      house.channels,
      house.clock,
    );
  });
  afterAll(() => house?.close());
  beforeEach(async () => {
    house.clock.at = new Date('2027-05-06T09:00:00Z');
    here = await house.open();
    // What one test leaves is not to be found in the next: all tables are looked through.
    turn += 1;
    [name, phone] = [`Зефирина-${turn}-`, `+7903555010${turn}`];
    guest = await house.reachable(here, { name, phone });
    await dialogues.hear(here, { telegram_id: guest.telegram_id!, text: `Это ${name}` });
    await dialogues.write(here, guest.id, { text: `Здравствуйте, ${name}` });
    await house.tell(here, 'booking.confirmed', house.booking({ guest_id: guest.id }));
  });

  async function ask(kind: 'copy' | 'erasure', alsoKnownBy: string[] = []) {
    const id = newId();
    const marks = await house.transactions.inVenue(here, (tx) =>
      house.forgetting.marksOf(tx, [phone, guest.telegram_id!, ...alsoKnownBy]),
    );
    await house.tell(here, 'privacy_request.opened', {
      ...{ id, version: 1, kind, guest_id: guest.id, card_ids: [guest.id], marks, done: false },
      created_at: new Date().toISOString(),
    });
    const { rows } = await house.admin.query<{ after: PrivacyAnswerState }>(
      `SELECT fact::jsonb -> 'data' -> 'after' AS after FROM messaging.outbox
        WHERE type = 'messaging_privacy.answered.v1' AND subject = $1`,
      [id],
    );
    return rows[0]!.after;
  }

  /** Everything that stands anywhere in the service's tables, whichever there will be. */
  async function everything(): Promise<string> {
    const { rows: tables } = await house.admin.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'messaging' ORDER BY 1`,
    );
    const rows: unknown[] = [];
    for (const { name } of tables) {
      rows.push((await house.admin.query(`SELECT to_jsonb(t) AS row FROM messaging.${name} t`)).rows);
    }
    return JSON.stringify(rows);
  }

  it('is told what was written to him and by him', async () => {
    const { id, sealed, counts } = await ask('copy');
    const copy = JSON.parse(house.sealer.open(sealed!, placeOfCopy(id, 'messaging'))) as Record<string, object[]>;
    expect(counts).toMatchObject({ guests: 1, messages: 2, bookings: 1, notices: 2, notifications: 1, chats: 1 });
    expect(copy.messages).toMatchObject([{ text: `Это ${name}`, direction: 'in' }, { direction: 'out' }]);
  });

  it('is forgotten: that something was written stays, and nothing of what or to whom', async () => {
    await dialogues.hear(here, { telegram_id: '999000111', text: 'Другой' });
    const { counts } = await ask('erasure');
    expect(counts).toMatchObject({ messages: 2, notices_to_come: 2, chats: 1 });
    const left = await everything();
    for (const word of [name, phone, `"${guest.telegram_id}"`]) expect(left).not.toContain(word);
    expect(left).toContain('Другой');
    expect(await house.rows(here, 'messages', 'direction, state', 'created_at, direction, state')).toEqual([
      // Nobody waits for it to be read any more.
      { direction: 'in', state: 'read' },
      { direction: 'in', state: 'received' },
      { direction: 'out', state: 'failed' },
    ]);
    await house.scheduler().run();
    expect((await house.queued(here)).filter(({ kind }) => kind === 'booking')).toEqual([]);
  });

  it('is forgotten by every way and under every name: in letters, campaigns, what was kept to be answered again', async () => {
    const [email, was] = ['zefirina@example.org', 'zefirina.was@example.org'];
    const known = { ...guest, chat: undefined };
    await house.tell(here, 'guest.changed', { ...known, version: 2, email: was });
    await dialogues.write(here, guest.id, { text: `Письмо: ${name}`, channel: 'email' });
    await house.tell(here, 'guest.changed', { ...known, version: 3, email, preferred_channel: 'email' });
    const once = { scope: 's', key: newId(), fingerprint: 'f', status: 201, answer: undefined };
    await dialogues.write({ ...here, once }, guest.id, { text: `Ещё письмо: ${name}, ${email}` });
    for (const purpose of ['personal_data', 'marketing'] as const) {
      await house.tell(here, 'consent.given', {
        ...{ id: newId(), version: 1, guest_id: guest.id, purpose, channel: null, given: true, text_version: null },
        ...{ way: 'staff', at: house.clock.at.toISOString() },
      });
    }
    const draft = await house.campaigns.drafts.create(here, {
      ...{ name: 'Меню', segment_filter: {}, message_text: '{guest_name}, у нас новое меню' },
      buttons: [{ text: 'Меню', url: 'https://cafe.example/menu' }],
    });
    await house.campaigns.moves.try(here, draft.id, guest.id);
    await house.tell(here, 'feedback.replied', {
      ...{ id: newId(), version: 1, feedback_id: newId(), guest_id: guest.id, text: `Спасибо, ${name}` },
      created_at: house.clock.at.toISOString(),
    });
    const before = await everything();
    for (const word of [name, phone, email, was, `"${guest.telegram_id}"`]) expect(before).toContain(word);

    const copy = await ask('copy', [email]);
    expect(copy.counts).toMatchObject({ messages: 6, letters: 3, guests: 1, consents: 2 });
    await ask('erasure', [email]);
    const left = await everything();
    for (const word of [name, phone, email, was, `"${guest.telegram_id}"`]) expect(left).not.toContain(word);
  });

  it('is told what he waits for and is wished, and forgotten there too', async () => {
    const place = house.place({ contact: { name, phone: '+79035550199' } });
    await house.tell(here, 'waitlist.joined', place);
    const offer = { version: 2, status: 'offered', offered_starts_at: place.earliest_at } as const;
    const offered = { ...place, ...offer, contact: undefined, offer_expires_at: '2027-05-06T09:15:00.000Z' };
    await house.tell(here, 'waitlist.offered', { ...offered, guest_id: guest.id });
    await house.admin.query(
      `INSERT INTO messaging.notices (id, venue_id, card_id, rule, due_at, look_at, state, created_at, updated_at)
       VALUES (gen_random_uuid(), $1, $2, 'birthday:2027', now(), now(), 'planned', now(), now())`,
      [here.venueId, guest.id],
    );
    expect((await ask('copy')).counts).toMatchObject({ waitlist: 1, notices: 4 });
    expect((await ask('erasure')).counts).toMatchObject({ notices_to_come: 4 });
    expect(await everything()).not.toContain('+79035550199');
    await house.scheduler().run();
    expect((await house.queued(here)).filter(({ kind }) => kind !== 'dialogue')).toEqual([]);
  });

  it('is not made known again by what was told before', async () => {
    const before = new Date(Date.now() - 1_000).toISOString();
    await ask('erasure');
    const booking = house.booking({ contact: { name, phone } });
    await house.tell(here, 'booking.confirmed', booking, { time: before });
    await house.tell(here, 'waitlist.joined', house.place({ contact: { name, phone } }), { time: before });
    await house.tell(here, 'chat.opened', { ...guest.chat, id: newId() }, { time: before });
    await house.tell(
      here,
      'feedback.replied',
      {
        ...{ id: newId(), version: 1, feedback_id: newId(), guest_id: guest.id, text: name, created_at: before },
      },
      { time: before },
    );
    const left = await everything();
    for (const word of [name, phone, `"${guest.telegram_id}"`]) expect(left).not.toContain(word);
  });
});
