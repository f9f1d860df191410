import { randomBytes } from 'node:crypto';
import { Caller, systemCaller } from '@guestflow/access';
import {
  BookingState,
  ChatState,
  EventName,
  Fact,
  GuestState,
  MessageAttachment,
  StateOf,
  VenueState,
  Versioned,
  WaitlistState,
} from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { createLogger } from '@guestflow/observability';
import { dataSourceOptions, Forgetting, newId, Sealer, Transaction, Transactions } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { Clock, databaseOf, Settings } from '@guestflow/service';
import { createTestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { Attachments } from '../campaigns/attachments';
import { AudienceListener } from '../campaigns/audience.listener';
import { CampaignMovesService } from '../campaigns/campaign-moves.service';
import { CampaignSender } from '../campaigns/campaign-sender';
import { CampaignsQueries } from '../campaigns/campaigns.queries';
import { CampaignsService } from '../campaigns/campaigns.service';
import { LinksService } from '../campaigns/links.service';
import { Channels } from '../channels/channels';
import { RepliesListener } from '../feedback/replies.listener';
import { DeliveriesListener } from '../messages/deliveries.listener';
import { MessagesQueries } from '../messages/messages.queries';
import { messaging } from '../messaging.module';
import { Birthdays } from '../notices/birthdays';
import { BookingsListener } from '../notices/bookings.listener';
import { NoticeScheduler } from '../notices/notice-scheduler';
import { WaitlistListener } from '../notices/waitlist.listener';
import { FeedbackListener } from '../notifications/feedback.listener';
import { NotificationsSweep } from '../notifications/notifications-sweep';
import { PrivacyListener } from '../privacy/privacy.listener';
import { BlacklistReplica } from '../replicas/blacklist.replica';
import { BotsReplica } from '../replicas/bots.replica';
import { ChatsReplica } from '../replicas/chats.replica';
import { ConsentsReplica } from '../replicas/consents.replica';
import { GuestsReplica } from '../replicas/guests.replica';
import { VenueReplica } from '../replicas/venue-replica';

/** A clock that stands where it is set. */
export class SetClock extends Clock {
  at = new Date();
  now(): Date {
    return this.at;
  }
}

/** Of which those are there that a test says. */
class TestAttachments extends Attachments {
  readonly there = new Map<string, MessageAttachment>();
  holdAttachment = (tx: Transaction, uploadId: string) => this.attachmentOf(tx, uploadId);
  attachmentOf(_: Transaction, uploadId: string): Promise<MessageAttachment> {
    const found = this.there.get(uploadId);
    return found ? Promise.resolve(found) : Promise.reject(new NotFound());
  }
}

type Handler = (fact: never, context: EventContext) => Promise<void>;

interface Telling<State> {
  before?: State;
  actor?: string;
  time?: string;
}

/** messaging's own database and what listens in it, without a broker and without a tick. */
export async function openMessaging({ smtpUrl }: Pick<Settings, 'smtpUrl'> = {}) {
  const database = await createTestDatabase([databaseOf(messaging)]);
  const admin = new Client({ connectionString: database.adminUrl });
  await admin.connect();
  const source = await new DataSource(
    dataSourceOptions(databaseOf(messaging), { url: database.urlFor('messaging'), poolSize: 12 }),
  ).initialize();
  const transactions = new Transactions(source, 'messaging');
  const clock = new SetClock();
  const sealingKeys = `k:${randomBytes(32).toString('base64')}`;
  const sealer = new Sealer(sealingKeys);
  const forgetting = new Forgetting(sealer);
  const [botId, userId] = [newId(), newId()];
  const birthdays = () => new Birthdays(transactions, clock, createLogger('test', 'silent'));
  const channels = new Channels({ smtpUrl });
  const scheduler = () =>
    new NoticeScheduler(transactions, clock, forgetting, channels, createLogger('test', 'silent'));
  // Facts do not wake it here: what is sent is sent when a test says so.
  const asleep = { wake: () => undefined } as unknown as NoticeScheduler;

  const attachments = new TestAttachments();
  const settings = { publicUrl: 'https://guestflow.example' };
  const campaignSender = () =>
    new CampaignSender(
      transactions,
      clock,
      forgetting,
      attachments,
      channels,
      settings,
      createLogger('test', 'silent'),
    );
  const dozing = { wake: () => undefined } as unknown as CampaignSender;
  const messages = new MessagesQueries(transactions);
  const campaignsQueries = new CampaignsQueries(transactions, clock);
  const campaigns = {
    queries: campaignsQueries,
    drafts: new CampaignsService(transactions, campaignsQueries, attachments, clock, settings),
    moves: new CampaignMovesService(
      ...([transactions, campaignsQueries, messages, attachments, channels, forgetting, clock, dozing] as const),
    ),
    links: new LinksService(transactions, clock),
  };
  const audiences = new AudienceListener(clock, forgetting, dozing);

  const bookings = new BookingsListener(clock, forgetting, asleep);
  const waitlist = new WaitlistListener(clock, forgetting, asleep);
  const guests = new GuestsReplica(forgetting, clock);
  const chats = new ChatsReplica(forgetting, clock);
  const consents = new ConsentsReplica(forgetting);
  const blacklist = new BlacklistReplica(forgetting);
  const bots = new BotsReplica(clock);
  const venues = new VenueReplica(clock);
  const deliveries = new DeliveriesListener(forgetting, clock, dozing);
  const replies = new RepliesListener(clock, forgetting, channels);
  const feedback = new FeedbackListener(clock, forgetting);
  const privacy = new PrivacyListener(forgetting, sealer, clock);
  const handlers: Partial<Record<EventName, Handler>> = {
    'venue.created': (fact, context) => venues.created(fact, context),
    'venue.changed': (fact, context) => venues.changed(fact, context),
    'bot.connected': (fact, context) => bots.connected(fact, context),
    'bot.changed': (fact, context) => bots.changed(fact, context),
    'bot.unlinked': (fact, context) => bots.unlinked(fact, context),
    'chat.opened': (fact, context) => chats.opened(fact, context),
    'chat.blocked': (fact, context) => chats.blocked(fact, context),
    'guest.created': (fact, context) => guests.created(fact, context),
    'guest.changed': (fact, context) => guests.changed(fact, context),
    'guest.merged': (fact, context) => guests.merged(fact, context),
    'guest.unmerged': (fact, context) => guests.unmerged(fact, context),
    'guest.erased': (fact, context) => guests.erased(fact, context),
    'blacklist.added': (fact, context) => blacklist.added(fact, context),
    'blacklist.removed': (fact, context) => blacklist.removed(fact, context),
    'consent.given': (fact, context) => consents.given(fact, context),
    'consent.withdrawn': (fact, context) => consents.withdrawn(fact, context),
    'booking.requested': (fact, context) => bookings.requested(fact, context),
    'booking.confirmed': (fact, context) => bookings.confirmed(fact, context),
    'booking.moved': (fact, context) => bookings.moved(fact, context),
    'booking.changed': (fact, context) => bookings.changed(fact, context),
    'booking.arrived': (fact, context) => bookings.arrived(fact, context),
    'booking.arrival_undone': (fact, context) => bookings.arrivalUndone(fact, context),
    'booking.cancelled': (fact, context) => bookings.cancelled(fact, context),
    'booking.no_show': (fact, context) => bookings.noShow(fact, context),
    'booking.completed': (fact, context) => bookings.completed(fact, context),
    'booking.reopened': (fact, context) => bookings.reopened(fact, context),
    'campaign_audience.chosen': (fact, context) => audiences.chosen(fact, context),
    'waitlist.joined': (fact, context) => waitlist.joined(fact, context),
    'waitlist.offered': (fact, context) => waitlist.offered(fact, context),
    'waitlist.passed': (fact, context) => waitlist.passed(fact, context),
    'waitlist.booked': (fact, context) => waitlist.booked(fact, context),
    'delivery.succeeded': (fact, context) => deliveries.succeeded(fact, context),
    'delivery.failed': (fact, context) => deliveries.failed(fact, context),
    'feedback.received': (fact, context) => feedback.received(fact, context),
    'feedback.replied': (fact, context) => replies.replied(fact, context),
    'privacy_request.opened': (fact, context) => privacy.opened(fact, context),
  };

  async function tell<Name extends EventName>(
    caller: Caller,
    name: Name,
    after: StateOf<Name>,
    { before, actor = `user:${userId}`, time = new Date().toISOString() }: Telling<StateOf<Name>> = {},
  ): Promise<void> {
    const state = after as Versioned;
    const fact = {
      ...{ specversion: '1.0', id: newId(), source: '/', type: `${name}.v1`, subject: state.id },
      ...{ time, datacontenttype: 'application/json', venueid: caller.venueId, actor },
      data: { version: state.version, after, before },
    } as unknown as Fact;
    const handler = handlers[name];
    if (!handler) throw new Error(`Nobody listens to ${name} here`);
    await transactions.inVenue(systemCaller('test', caller.venueId), (tx) =>
      handler(fact as never, new EventContext([tx, fact])),
    );
  }

  let accounts = 7_000_000;

  return {
    ...{ admin, transactions, clock, forgetting, sealer, channels, settings, tell },
    ...{ scheduler, campaignSender, campaigns, attachments },
    /** For a replica in a process of its own. */
    own: { databaseUrl: database.urlFor('messaging'), sealingKeys },
    ...{ scheduler, birthdays },
    sweepNotifications: () => new NotificationsSweep(transactions, clock, createLogger('test', 'silent')).sweep(),
    /** A manager of a venue that is just opened, whose bot is on. */
    async open(change: Partial<VenueState> = {}): Promise<Caller> {
      const venueId = newId();
      const caller: Caller = { ...systemCaller('test', venueId), role: 'manager', userId: newId() };
      const bot = {
        ...{ id: newId(), version: 1, username: 'b', name: 'b', is_active: true, reason: null },
        ...stamps(),
      };
      await tell(caller, 'venue.created', { ...aVenue(venueId), ...change } as VenueState);
      await tell(caller, 'bot.connected', { ...bot, id: botOf(venueId) });
      return caller;
    },
    async card(caller: Caller, change: Partial<GuestState> = {}): Promise<GuestState> {
      const guest: GuestState = {
        ...{
          id: newId(),
          version: 1,
          name: 'Анна',
          phone: null,
          telegram_id: null,
          language: null,
          merged_into_id: null,
        },
        ...stamps(),
        ...change,
      };
      await tell(caller, 'guest.created', guest);
      return guest;
    },
    /** A guest who has come by the bot. */
    async reachable(caller: Caller, change: Partial<GuestState> = {}) {
      const telegram_id = String(++accounts);
      const guest = await this.card(caller, { telegram_id, ...change });
      const chat: ChatState = {
        ...{ id: newId(), version: 1, bot_id: botOf(caller.venueId!), telegram_id: guest.telegram_id! },
        ...{ blocked_at: null, created_at: stamps().created_at },
      };
      await tell(caller, 'chat.opened', chat);
      return { ...guest, chat };
    },
    booking: (change: Partial<BookingState> = {}): BookingState => ({
      ...{ id: newId(), version: 1, guest_id: null, table_ids: [], booked_at: '2027-05-06T15:00:00.000Z' },
      ...{ duration_minutes: 120, buffer_minutes: 0, guests_count: 2, status: 'confirmed', source: 'manual', tags: [] },
      ...{ confirmed_at: null, arrived_at: null, completed_at: null, cancelled_at: null, cancelled_by: null },
      ...{ guest_says: null, late_minutes: null, overrides: [], created_by_user_id: null },
      ...{ created_at: clock.now().toISOString(), updated_at: clock.now().toISOString() },
      ...change,
    }),
    place: (change: Partial<WaitlistState> = {}): WaitlistState => ({
      ...{ id: newId(), version: 1, guest_id: null, date: '2027-05-06', guests_count: 2, status: 'waiting' },
      ...{ earliest_at: '2027-05-06T15:00:00.000Z', latest_at: '2027-05-06T18:00:00.000Z', source: 'web' },
      ...{ offered_starts_at: null, offer_expires_at: null, booking_id: null, ...stamps() },
      ...change,
    }),
    /** What was told to whoever sends it, the oldest first. */
    async queued(caller: Caller) {
      const { rows } = await admin.query<{ after: StateOf<'message.queued'> }>(
        `SELECT fact::jsonb -> 'data' -> 'after' AS after FROM messaging.outbox
          WHERE type = 'message.queued.v1' AND fact::jsonb ->> 'venueid' = $1 ORDER BY position`,
        [caller.venueId],
      );
      return rows.map(({ after }) => after);
    },
    async rows<Row>(caller: Caller, table: string, columns = '*', order = '1'): Promise<Row[]> {
      const sql = `SELECT ${columns} FROM messaging.${table} WHERE venue_id = $1 ORDER BY ${order}`;
      return (await admin.query(sql, [caller.venueId])).rows as Row[];
    },
    async close(): Promise<void> {
      await source.destroy();
      await admin.end();
      await database.drop();
    },
  };

  function stamps() {
    return { created_at: clock.now().toISOString(), updated_at: clock.now().toISOString() };
  }
  function botOf(venueId: string): string {
    return `${botId.slice(0, 24)}${venueId.slice(24)}`;
  }
  function aVenue(id: string) {
    return {
      ...{ id, version: 1, organization_id: newId(), kind: 'restaurant', slug: `v-${id}`, name: 'Берёза' },
      ...{ timezone: 'Europe/Moscow', country: 'RU', language: 'ru', currency: 'RUB', contacts: {}, status: 'active' },
      ...stamps(),
    };
  }
}

export type OpenedMessaging = Awaited<ReturnType<typeof openMessaging>>;
