import { Caller } from '@guestflow/access';
import { RecallReason, StateOf, UndeliveredReason } from '@guestflow/contracts';
import { newId, placeOfCopy } from '@guestflow/persistence';
import { NotFound, OutOfDate, RuleViolation, ValidationProblem } from '@guestflow/problems';
import { openMessaging, OpenedMessaging } from '../testing/opened-messaging';
import { CampaignSender } from './campaign-sender';
import { CampaignDto, CampaignsQuery, CreateCampaignDto } from './campaigns.dto';
import { RecipientsQuery } from './recipients.dto';

interface Recipient {
  id: string;
  card_id: string;
  guest_id: string;
  status: string;
  message_id: string | null;
  error_message: string | null;
  clicks: number;
  booking_id: string | null;
}

type Ending = 'sent' | UndeliveredReason;

describe('campaigns', () => {
  let house: OpenedMessaging;
  let sender: CampaignSender;
  let here: Caller;

  beforeAll(async () => {
    house = await openMessaging();
    sender = house.campaignSender();
  });
  afterAll(() => house?.close());
  beforeEach(async () => {
    now('2027-05-06T09:00:00Z');
    here = await house.open();
  });

  const now = (iso: string) => (house.clock.at = new Date(iso));
  const text = '{guest_name}, новое меню: https://cafe.example/menu';
  const drafted = (change: Partial<CreateCampaignDto> = {}) =>
    house.campaigns.drafts.create(here, { name: 'Весна', segment_filter: {}, message_text: text, ...change });
  const consent = (guest_id: string, change: Partial<StateOf<'consent.given'>> = {}) =>
    house.tell(here, change.given === false ? 'consent.withdrawn' : 'consent.given', {
      ...{ id: newId(), version: 1, guest_id, purpose: 'marketing', channel: null, given: true, text_version: null },
      ...{ way: 'bot', at: house.clock.now().toISOString(), ...change },
    });
  const agreed = async (change = {}) => {
    const guest = await house.reachable(here, change);
    await consent(guest.id, { purpose: 'personal_data' });
    await consent(guest.id);
    return guest;
  };
  const many = async (count: number) => {
    const guests: Awaited<ReturnType<typeof agreed>>[] = [];
    for (let index = 0; index < count; index++) guests.push(await agreed());
    return guests;
  };
  const part = (campaign_id: string, guest_ids: string[], { part = 1, parts = 1, total = guest_ids.length } = {}) =>
    house.tell(here, 'campaign_audience.chosen', {
      ...{ id: newId(), version: 1, campaign_id, part, parts, total, guest_ids },
    });
  const recipients = (campaign?: CampaignDto) =>
    house
      .rows<Recipient & { campaign_id: string }>(here, 'campaign_recipients', '*', 'id')
      .then((rows) => rows.filter(({ campaign_id }) => !campaign || campaign_id === campaign.id));
  const endings = async () => (await recipients()).map(({ status, error_message }) => error_message ?? status);
  const told = async (type: string) => {
    const { rows } = await house.admin.query<{ after: never }>(
      `SELECT fact::jsonb -> 'data' -> 'after' AS after FROM messaging.outbox
        WHERE type = $2 AND fact::jsonb ->> 'venueid' = $1 ORDER BY position`,
      [here.venueId, `${type}.v1`],
    );
    return rows.map(({ after }) => after as { id: string; status: string; reason: string | null; recipients: number });
  };
  const recalled = async () => (await told('message.recalled')).map(({ reason }) => reason as RecallReason);
  const delivered = (id: string, ending: Ending = 'sent') =>
    house.tell(here, ending === 'sent' ? 'delivery.succeeded' : 'delivery.failed', {
      ...{ id, version: 1, guest_id: null, bot_id: null, reason: ending === 'sent' ? null : ending },
      ...{ telegram_message_id: ending === 'sent' ? '77' : null, at: house.clock.now().toISOString() },
    });
  const card = ({ id }: CampaignDto) => house.campaigns.queries.card(here, id);
  const going = async (guests: { id: string }[], change: Partial<CreateCampaignDto> = {}) => {
    const campaign = await drafted(change);
    await house.campaigns.moves.send(here, campaign.id);
    await sender.run();
    await part(
      campaign.id,
      guests.map(({ id }) => id),
    );
    await sender.run();
    return campaign;
  };
  const onTheWay = async () =>
    (await recipients()).flatMap(({ status, message_id }) => (status === 'pending' && message_id ? [message_id] : []));

  it('say one thing to everybody who agreed, and count what became of it', async () => {
    const [anna, blocked] = [await agreed({ name: 'Анна' }), await agreed()];
    const silent = await house.reachable(here);
    const draft = await drafted({ buttons: [{ text: 'Стол', action: 'book' }] });
    expect(draft).toMatchObject({ status: 'draft', version: 1, recipients: 0, count_links: true, scheduled_at: null });
    expect(await house.campaigns.moves.send(here, draft.id)).toMatchObject({ status: 'queued', version: 2 });
    await sender.run();
    expect(await card(draft)).toMatchObject({ status: 'sending', version: 3, started_at: house.clock.now() });
    await part(draft.id, [anna.id, blocked.id, silent.id]);
    await sender.run();
    const queued = await house.queued(here);
    expect(queued).toMatchObject([
      { guest_id: anna.id, kind: 'campaign', urgency: 'bulk', buttons: [{ text: 'Стол', action: 'book' }] },
      { guest_id: blocked.id, campaign_id: draft.id },
    ]);
    expect(queued[0]!.text).toMatch(/^Анна, новое меню: https:\/\/guestflow\.example\/api\/v1\/links\/[\w-]{22}0$/);
    await delivered(queued[0]!.id);
    await delivered(queued[1]!.id, 'blocked');
    await delivered(queued[0]!.id);
    await sender.run();
    await sender.run();
    expect(await card(draft)).toMatchObject({
      ...{ status: 'completed', recipients: 3, completed_at: house.clock.now() },
      statistics: { total: 3, sent: 1, failed: 2, pending: 0 },
    });
    expect(await told('campaign.completed')).toMatchObject([{ id: draft.id, recipients: 3, reason: null }]);
    expect(await house.campaigns.queries.stats(here, draft.id)).toMatchObject({
      ...{ total: 3, sent: 1, sent_last_minute: 1, clicked: 0 },
      failures: [
        { reason: 'blocked', count: 1 },
        { reason: 'no_consent', count: 1 },
      ],
    });
    const list = await house.campaigns.queries.recipients(
      here,
      draft.id,
      Object.assign(new RecipientsQuery(), { status: 'sent' }),
    );
    expect(list.items).toMatchObject([{ guest: { name: 'Анна' }, telegram_message_id: '77', channel: 'telegram' }]);
  });

  it('are written, copied, sent at their time, taken back before it and thrown away', async () => {
    const draft = await drafted({ scheduled_at: '2027-05-06T12:00:00Z' });
    await house.campaigns.moves.send(here, draft.id);
    await sender.run();
    expect((await card(draft)).status).toBe('queued');
    expect(await house.campaigns.drafts.change(here, draft.id, { name: 'Лето' })).toMatchObject({
      ...{ name: 'Лето', status: 'draft', version: 3 },
    });
    await expect(house.campaigns.drafts.change(here, draft.id, { name: 'Осень' }, 2)).rejects.toThrow(OutOfDate);
    await house.campaigns.moves.send(here, draft.id);
    now('2027-05-06T12:00:00Z');
    await expect(house.campaigns.drafts.change(here, draft.id, {})).rejects.toThrow(RuleViolation);
    await sender.run();
    expect((await card(draft)).status).toBe('sending');
    await expect(house.campaigns.drafts.delete(here, draft.id)).rejects.toThrow(RuleViolation);
    const copy = await house.campaigns.drafts.copy(here, draft.id);
    expect(copy).toMatchObject({ name: 'Лето', status: 'draft', scheduled_at: null, message_text: text });
    const { items } = await house.campaigns.queries.list(
      here,
      Object.assign(new CampaignsQuery(), { status: 'draft' }),
    );
    expect(items.map(({ id }) => id)).toEqual([copy.id]);
    await house.campaigns.drafts.delete(here, copy.id);
    await expect(card(copy)).rejects.toThrow(NotFound);
    expect((await told('campaign.deleted')).map(({ id }) => id)).toEqual([copy.id]);
  });

  it.each<[string, Partial<CreateCampaignDto>]>([
    ['nothing stands for {имя}', { message_text: '{имя}' }],
    ['message_text is needed', { message_text: '  ' }],
    ['say something beside', { message_text: '{guest_name} {venue_phone}' }],
    ['at most 4096 characters', { message_text: `${'а'.repeat(4_080)} https://a.example` }],
    ['scheduled_at must be to come', { scheduled_at: '2027-05-06T08:00:00Z' }],
    ['scheduled_at must be to come', { scheduled_at: '2029-05-06T08:00:00Z' }],
    ['no such upload', { upload_id: newId() }],
    ['address of an upload', { attachment_url: 'https://evil.example/photo.jpg' }],
    ['max_visits', { segment_filter: { min_visits: 3, max_visits: 1 } }],
  ])('are refused where they cannot be meant: %s', async (message, change) => {
    const refused = await drafted(change).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ValidationProblem);
    expect((refused as ValidationProblem).detail).toContain(message);
  });

  it('carry what was uploaded, and do not go out without it', async () => {
    const [anna, id] = [await agreed(), newId()];
    const photo = { kind: 'photo' as const, url: 'http://messaging/photo', name: 'menu.jpg' };
    house.attachments.there.set(id, photo);
    const attachment_url = `https://guestflow.example/api/v1/uploads/${id}/content`;
    const campaign = await going([anna], { attachment_url });
    expect(campaign).toMatchObject({ upload_id: id, attachment_url: photo.url });
    expect(await house.campaigns.drafts.copy(here, campaign.id)).toMatchObject({ upload_id: id });
    expect(await house.queued(here)).toMatchObject([{ attachment: photo }]);
    const other = await drafted({ upload_id: id });
    await house.campaigns.moves.send(here, other.id);
    house.attachments.there.clear();
    await sender.run();
    await part(other.id, [anna.id]);
    await sender.run();
    expect(await card(other)).toMatchObject({ status: 'failed', reason: 'attachment_gone' });
    expect(await house.campaigns.drafts.copy(here, other.id)).toMatchObject({ upload_id: null, attachment_url: null });
    await expect(house.campaigns.drafts.change(here, (await drafted()).id, { upload_id: id })).rejects.toThrow(
      ValidationProblem,
    );
    expect(await endings()).toEqual(['pending', 'attachment_gone']);
  });

  it('fail for nobody', async () => {
    const campaign = await going([]);
    expect(await card(campaign)).toMatchObject({ status: 'failed', reason: 'nobody_matches' });
    expect(await told('campaign.failed')).toMatchObject([{ id: campaign.id, reason: 'nobody_matches' }]);
  });

  it('begin with the first part of whom they are for and end after the last, in whichever order and however often', async () => {
    const [anna, berta, clara] = [await agreed(), await agreed(), await agreed()];
    const campaign = await drafted();
    await house.campaigns.moves.send(here, campaign.id);
    await sender.run();
    const ofThree = (number: number) => ({ part: number, parts: 3, total: 3 });
    await part(campaign.id, [clara.id], ofThree(3));
    await part(campaign.id, [anna.id], ofThree(1));
    await part(campaign.id, [anna.id], ofThree(1));
    await sender.run();
    for (const id of await onTheWay()) await delivered(id);
    await sender.run();
    expect(await card(campaign)).toMatchObject({ status: 'sending', recipients: 3, statistics: { sent: 2 } });
    await part(campaign.id, [berta.id], ofThree(2));
    await part(campaign.id, [clara.id], ofThree(3));
    await sender.run();
    for (const id of await onTheWay()) await delivered(id);
    await sender.run();
    expect(await card(campaign)).toMatchObject({ status: 'completed', statistics: { sent: 3, total: 3 } });
    expect(await house.queued(here)).toHaveLength(3);
  });

  it('ask at the moment of sending, and call back from whoever does not want it or is not welcome any more', async () => {
    const guests = await many(94);
    await going(guests);
    expect(await onTheWay()).toHaveLength(90);
    const at = '2027-05-06T09:00:01Z';
    const [gone, barred, waitingGone, waitingBarred] = [guests[0]!, guests[1]!, guests[92]!, guests[93]!];
    for (const { id } of [gone, waitingGone]) await consent(id, { given: false, at });
    for (const { id } of [barred, waitingBarred]) {
      await house.tell(here, 'blacklist.added', {
        ...{ id: newId(), version: 1, guest_id: id, phone: null, reason: null, created_at: at, removed_at: null },
      });
    }
    expect(await recalled()).toEqual(['consent_withdrawn', 'blacklisted']);
    for (const { id, guest_id } of await house.queued(here)) {
      // The one who is not welcome had it already.
      await delivered(id, guest_id === gone.id ? 'recalled' : 'sent');
    }
    await sender.run();
    for (const id of await onTheWay()) await delivered(id);
    await sender.run();
    const all = await recipients();
    const endOf = ({ id }: { id: string }) => {
      const { status, error_message } = all.find(({ guest_id }) => guest_id === id)!;
      return error_message ?? status;
    };
    expect([gone, barred, waitingGone, waitingBarred].map(endOf)).toEqual([
      'no_consent',
      'sent',
      'no_consent',
      'blacklisted',
    ]);
    expect(await told('campaign.completed')).toHaveLength(1);
  });

  it('are paused and go on: who had it has it once, who had it not gets another', async () => {
    const guests = await many(3);
    const campaign = await going(guests);
    const [first, second, third] = await onTheWay();
    await delivered(first!);
    await house.campaigns.moves.pause(here, campaign.id);
    expect(await recalled()).toEqual(['paused', 'paused']);
    await delivered(second!, 'recalled');
    await house.campaigns.moves.resume(here, campaign.id);
    await sender.run();
    await delivered(third!);
    const [again] = await onTheWay();
    expect(again).not.toBe(second);
    await delivered(again!);
    await sender.run();
    expect(await card(campaign)).toMatchObject({ status: 'completed', statistics: { sent: 3 } });
    expect(await house.queued(here)).toHaveLength(4);
    await expect(house.campaigns.moves.pause(here, campaign.id)).rejects.toThrow(RuleViolation);
  });

  it('are cancelled, in the middle of a pause too: nothing more goes out, and what had gone has', async () => {
    const campaign = await going(await many(92));
    const [first, second, third, ...rest] = await onTheWay();
    await house.campaigns.moves.pause(here, campaign.id);
    await house.campaigns.moves.cancel(here, campaign.id);
    expect(await recalled()).toHaveLength(180);
    await delivered(first!);
    await delivered(second!, 'unknown');
    await delivered(third!, 'blocked');
    for (const id of rest) await delivered(id, 'recalled');
    await sender.run();
    expect(await onTheWay()).toEqual([]);
    expect(await card(campaign)).toMatchObject({
      status: 'cancelled',
      statistics: { sent: 1, failed: 91, pending: 0 },
    });
    const { failures } = await house.campaigns.queries.stats(here, campaign.id);
    expect(failures[0]).toEqual({ reason: 'cancelled', count: 89 });
    // What nobody knew is told after all.
    await delivered(second!);
    expect((await card(campaign)).statistics).toMatchObject({ sent: 2 });
  });

  it('wait for a bot, and burn nothing', async () => {
    const campaign = await going(await many(2));
    const [first, second] = await onTheWay();
    await delivered(first!, 'no_bot');
    await delivered(second!, 'no_bot');
    expect(await card(campaign)).toMatchObject({ status: 'paused', reason: 'no_bot', statistics: { pending: 2 } });
    await house.campaigns.moves.resume(here, campaign.id);
    await sender.run();
    for (const id of await onTheWay()) await delivered(id);
    await sender.run();
    expect(await card(campaign)).toMatchObject({ status: 'completed', reason: null, statistics: { sent: 2 } });
  });

  it('wait where the venue is suspended or its bot is off', async () => {
    const [anna] = await many(1);
    const campaign = await drafted();
    await house.campaigns.moves.send(here, campaign.id);
    await sender.run();
    await house.admin.query('UPDATE messaging.bots SET is_active = false WHERE venue_id = $1', [here.venueId]);
    await part(campaign.id, [anna!.id]);
    await sender.run();
    expect(await card(campaign)).toMatchObject({ status: 'paused', reason: 'no_bot' });
    await house.admin.query('UPDATE messaging.bots SET is_active = true WHERE venue_id = $1', [here.venueId]);
    await house.admin.query(`UPDATE messaging.venues SET status = 'suspended' WHERE venue_id = $1`, [here.venueId]);
    await house.campaigns.moves.resume(here, campaign.id);
    await sender.run();
    expect(await card(campaign)).toMatchObject({ status: 'paused', reason: 'venue_suspended' });
    expect(await house.queued(here)).toEqual([]);
  });

  it('call back what waits for a bot that is turned off, or in a venue that is suspended, however much there is', async () => {
    const guests = await many(91);
    const campaign = await going(guests);
    const [bot] = await house.rows<{ bot_id: string }>(here, 'bots', 'bot_id');
    const turn = (is_active: boolean, version: number) =>
      house.tell(here, 'bot.changed', {
        ...{ id: bot!.bot_id, version, username: 'b', name: 'b', is_active, reason: null },
        ...{ created_at: house.clock.now().toISOString(), updated_at: house.clock.now().toISOString() },
      });
    const first = await onTheWay();
    expect(first).toHaveLength(90);
    await turn(false, 2);
    expect(await recalled()).toEqual(first.map(() => 'paused'));
    await delivered(first[0]!);
    for (const id of first.slice(1)) await delivered(id, 'recalled');
    await sender.run();
    expect(await card(campaign)).toMatchObject({
      ...{ status: 'paused', reason: 'no_bot' },
      statistics: { sent: 1, pending: 90, failed: 0 },
    });
    await turn(true, 3);
    await house.campaigns.moves.resume(here, campaign.id);
    await sender.run();
    const second = await onTheWay();
    expect(second).toHaveLength(90);
    await house.admin.query(`UPDATE messaging.venues SET status = 'suspended' WHERE venue_id = $1`, [here.venueId]);
    await sender.run();
    expect(await card(campaign)).toMatchObject({ status: 'paused', reason: 'venue_suspended' });
    for (const id of second) await delivered(id, 'recalled');
    await house.admin.query(`UPDATE messaging.venues SET status = 'active' WHERE venue_id = $1`, [here.venueId]);
    await house.campaigns.moves.resume(here, campaign.id);
    await sender.run();
    for (const id of await onTheWay()) await delivered(id);
    await sender.run();
    expect(await card(campaign)).toMatchObject({ status: 'completed', statistics: { total: 91, sent: 91 } });
  });

  it('say what they can where nothing is left to say to one of their guests', async () => {
    const [anna, nameless] = [await agreed({ name: 'Анна' }), await agreed({ name: null })];
    const draft = await drafted();
    await house.admin.query(`UPDATE messaging.campaigns SET message_text = '{guest_name}' WHERE id = $1`, [draft.id]);
    await house.campaigns.moves.send(here, draft.id);
    await sender.run();
    await part(draft.id, [nameless.id, anna.id]);
    await sender.run();
    for (const id of await onTheWay()) await delivered(id);
    await sender.run();
    expect((await endings()).sort()).toEqual(['nothing_to_say', 'sent']);
    expect(await card(draft)).toMatchObject({ status: 'completed', statistics: { sent: 1, failed: 1 } });
  });

  it('count the links of buttons also where the installation is tried out on one machine', async () => {
    house.settings.publicUrl = 'http://localhost:8080';
    try {
      await going(await many(1), { buttons: [{ text: 'Сайт', url: 'https://cafe.example/' }] });
    } finally {
      house.settings.publicUrl = 'https://guestflow.example';
    }
    expect((await house.queued(here)).map(({ buttons }) => buttons[0]!.url)).toEqual([
      expect.stringMatching(/^http:\/\/localhost:8080\/api\/v1\/links\/[\w-]{22}1$/),
    ]);
  });

  it('reach somebody with several cards once', async () => {
    const [anna, annaToo, berta] = await many(3);
    const merge = (card: typeof berta, into: string, version = 2) =>
      house.tell(here, 'guest.merged', { ...card!, version, merged_into_id: into });
    await merge(annaToo, anna!.id);
    const campaign = await drafted();
    await house.campaigns.moves.send(here, campaign.id);
    await sender.run();
    await part(campaign.id, [anna!.id, annaToo!.id, berta!.id]);
    expect(await recipients()).toHaveLength(2);
    await merge(berta, anna!.id);
    await sender.run();
    expect((await endings()).sort()).toEqual(['merged', 'pending']);
    expect(await house.queued(here)).toHaveLength(1);
  });

  it('lead on to addresses of whatever letters, as a header takes them', async () => {
    const [anna] = await many(1);
    await going([anna!], { message_text: 'Меню: https://кафе.рф/меню?стол=1\u202Etxt', buttons: [] });
    const [said] = await house.queued(here);
    const [, key] = /links\/(\S*)/.exec(said!.text)!;
    const address = await house.campaigns.links.open({ ...here, venueId: undefined }, key!, true);
    expect(address).toMatch(/^https:\/\/xn--[!-~]+$/);
    expect(decodeURI(address)).toContain('/меню?стол=1');
  });

  it('know who opened which link, and who booked within seven days', async () => {
    const [anna, berta] = await many(2);
    const campaign = await going([anna!, berta!], { buttons: [{ text: 'Сайт', url: 'https://cafe.example/' }] });
    const queued = await house.queued(here);
    for (const { id } of queued) await delivered(id);
    const [said] = queued;
    const keys = [said!.text, said!.buttons[0]!.url!].map((where) => /links\/(.*)$/.exec(where)![1]!);
    const open = (key: string, counted = true) =>
      house.campaigns.links.open({ ...here, venueId: undefined }, key, counted);
    expect(await open(keys[0]!)).toBe('https://cafe.example/menu');
    expect(await open(keys[0]!)).toBe('https://cafe.example/menu');
    expect(await open(keys[1]!, false)).toBe('https://cafe.example/');
    for (const key of [`${keys[0]!.slice(0, 22)}7`, `${'x'.repeat(22)}0`, 'https://evil.example']) {
      await expect(open(key)).rejects.toThrow(NotFound);
    }
    const booked = (guest_id: string, created_at: string, source: 'manual' | 'walk_in' = 'manual') =>
      house.tell(here, 'booking.confirmed', house.booking({ guest_id, created_at, source }));
    await booked(anna!.id, '2027-05-08T09:00:00Z', 'walk_in');
    await booked(anna!.id, '2027-05-08T10:00:00Z');
    await booked(anna!.id, '2027-05-09T10:00:00Z');
    await booked(berta!.id, '2027-05-13T09:00:01Z');
    expect(await house.campaigns.queries.stats(here, campaign.id)).toMatchObject({
      ...{ clicked: 1, clicks: 2, booked: 1 },
      links: [
        { url: 'https://cafe.example/menu', guests: 1, clicks: 2 },
        { url: 'https://cafe.example/', guests: 0, clicks: 0 },
      ],
    });
  });

  it('are tried on oneself as they would be said, and not counted', async () => {
    const [anna] = await many(1);
    const silent = await house.reachable(here);
    const draft = await drafted();
    const tried = await house.campaigns.moves.try(here, draft.id, anna!.id);
    expect(tried).toMatchObject({ kind: 'campaign', text: 'Анна, новое меню: https://cafe.example/menu' });
    await delivered(tried.id);
    expect(await house.queued(here)).toMatchObject([{ id: tried.id, campaign_id: null }]);
    expect(await house.rows(here, 'messages', 'is_test, campaign_id')).toEqual([
      { is_test: true, campaign_id: draft.id },
    ]);
    expect((await card(draft)).statistics.total).toBe(0);
    await expect(house.campaigns.moves.try(here, draft.id, silent.id)).rejects.toThrow(RuleViolation);
    await expect(house.campaigns.moves.try(here, draft.id, newId())).rejects.toThrow(ValidationProblem);
  });

  it('forget whom they were for, keep the figures, and write to nobody who was forgotten', async () => {
    const guests = await many(92);
    const campaign = await going(guests);
    const [had, onItsWay, waiting] = [guests[0]!, guests[1]!, guests[91]!];
    const all = await house.queued(here);
    const messageOf = (guest: { id: string }) => all.find(({ guest_id }) => guest_id === guest.id)!;
    await delivered(messageOf(had).id);
    const [, key] = /links\/(.*)$/.exec(messageOf(had).text)!;
    await house.campaigns.links.open(here, key!, true);
    const ask = (kind: 'copy' | 'erasure', guest: { id: string }, id = newId()) =>
      house.tell(here, 'privacy_request.opened', {
        ...{ id, version: 1, kind, guest_id: guest.id, card_ids: [guest.id], marks: [], done: false },
        created_at: new Date().toISOString(),
      });
    const known = async (guest: { id: string }) => {
      const id = newId();
      await ask('copy', guest, id);
      const { rows } = await house.admin.query<{ sealed: string }>(
        `SELECT fact::jsonb #>> '{data,after,sealed}' AS sealed FROM messaging.outbox
          WHERE type = 'messaging_privacy.answered.v1' AND subject = $1`,
        [id],
      );
      return JSON.parse(house.sealer.open(rows[0]!.sealed, placeOfCopy(id, 'messaging'))) as Record<string, object[]>;
    };
    const copy = await known(had);
    expect(copy.campaigns).toMatchObject([
      {
        ...{ campaign_id: campaign.id, status: 'sent', clicks: 1, telegram_message_id: '77' },
        links: [{ url: 'https://cafe.example/menu', clicks: 1 }],
      },
    ]);
    for (const guest of [had, onItsWay, waiting]) await ask('erasure', guest);
    await expect(house.campaigns.links.open(here, key!, true)).rejects.toThrow(NotFound);
    // Bot-gateway had it already.
    await delivered(messageOf(onItsWay).id);
    for (const id of await onTheWay()) await delivered(id);
    await sender.run();
    for (const id of await onTheWay()) await delivered(id);
    await sender.run();
    expect(await card(campaign)).toMatchObject({ status: 'completed', statistics: { total: 92, sent: 90, failed: 2 } });
    const left = await house.rows<{ guest_id: string; telegram_message_id: string | null; error_message: string }>(
      ...([here, 'campaign_recipients', 'guest_id, telegram_message_id, error_message'] as const),
    );
    const ofThem = left.filter(({ guest_id }) => [had.id, onItsWay.id, waiting.id].includes(guest_id));
    expect(ofThem.map(({ telegram_message_id }) => telegram_message_id)).toEqual([null, null, null]);
    expect(await house.campaigns.queries.stats(here, campaign.id)).toMatchObject({ clicks: 1, clicked: 1 });
    // Chosen before he was forgotten, and told afterwards.
    const next = await going([had, guests[2]!]);
    expect((await recipients(next)).map(({ guest_id }) => guest_id)).toEqual([guests[2]!.id]);
  });
});
