import { Injectable } from '@nestjs/common';
import {
  BotState,
  CampaignState,
  ChatState,
  DeliveryState,
  Fact,
  parseType,
  QueuedMessageState,
  Versioned,
} from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { guestsOf } from '../guests/cards';
import { CountedRows, dayOf, keepCounted, recountRows, Writing } from '../models/counted-rows';
import { CountedVenue, Model } from '../models/model';
import { keepEffects } from './campaign-effects';

/** Of a message: that it was to be sent and, once that is known, what became of it. By the day on which it was to be sent. */
const outcomes = `(VALUES ('queued'), (CASE WHEN r.outcome_version > 0 THEN COALESCE(r.reason, 'delivered') END)) o (outcome)`;
const messages: CountedRows = {
  table: 'sent_messages',
  key: 'message_id',
  figures: [
    {
      table: 'message_figures',
      by: ['day', 'kind', 'outcome'],
      of: `SELECT ${dayOf('r.queued_at')} AS day, r.kind, outcome FROM ${outcomes}
            WHERE r.version > 0 AND outcome IS NOT NULL`,
    },
    {
      table: 'campaign_figures',
      by: ['campaign_id', 'outcome'],
      of: `SELECT r.campaign_id, outcome FROM ${outcomes} WHERE r.campaign_id IS NOT NULL AND outcome IS NOT NULL`,
    },
  ],
};

const queued: Writing = {
  columns: {
    ...{ message_id: 'uuid', kind: 'text', campaign_id: 'uuid', card_id: 'uuid', guest_id: 'uuid' },
    ...{ queued_at: 'timestamptz', version: 'integer' },
  },
  version: 'version',
};
const delivered: Writing = {
  columns: { message_id: 'uuid', ended_at: 'timestamptz', reason: 'text', outcome_version: 'integer' },
  version: 'outcome_version',
};

const chats: CountedRows = {
  table: 'bot_chats',
  key: 'chat_id',
  figures: [
    {
      table: 'chat_figures',
      by: ['day', 'bot_id', 'what'],
      of: `SELECT ${dayOf('moment')} AS day, r.bot_id, what
             FROM (VALUES (r.created_at, 'opened'), (r.blocked_at, 'blocked')) w (moment, what) WHERE moment IS NOT NULL`,
    },
  ],
};
const chatWritten: Writing = {
  columns: {
    ...{ chat_id: 'uuid', bot_id: 'uuid', created_at: 'timestamptz', blocked_at: 'timestamptz', version: 'integer' },
  },
  version: 'version',
};

const bots: CountedRows = { table: 'bots', key: 'bot_id', figures: [] };
const botWritten: Writing = {
  columns: { bot_id: 'uuid', username: 'text', is_active: 'boolean', is_linked: 'boolean', version: 'integer' },
  version: 'version',
};

const campaigns: CountedRows = { table: 'sent_campaigns', key: 'campaign_id', figures: [] };
const campaignWritten: Writing = {
  columns: {
    ...{ campaign_id: 'uuid', name: 'text', status: 'text', recipients: 'integer', started_at: 'timestamptz' },
    version: 'integer',
  },
  version: 'version',
};

const read = /^(message\.queued|delivery\.\w+|chat\.\w+|bot\.\w+|campaign\.\w+)$/;

/** What is said to guests by the venue's bots, and whom they reach. */
@Injectable()
export class MessagesModel implements Model {
  readonly tables = [
    ...['sent_messages', 'message_figures', 'campaign_figures', 'sent_campaigns', 'bots', 'bot_chats', 'chat_figures'],
    ...['campaign_guests', 'campaign_effects'],
  ];

  reads(name: string): boolean {
    return read.test(name);
  }

  async hear(tx: Transaction, facts: readonly Fact[], venue: CountedVenue): Promise<void> {
    const said = <State extends Versioned>(kind: string) =>
      facts
        .map(({ type, data }) => ({ name: parseType(type)!.name, state: data.after as State }))
        .filter(({ name }) => name.startsWith(`${kind}.`));
    const keep = async (counted: CountedRows, writing: Writing, rows: Record<string, unknown>[]) =>
      rows.length > 0 ? keepCounted(tx, counted, writing, venue, rows) : [];

    const words = said<QueuedMessageState>('message').map(({ state }) => ({
      ...state,
      campaign_id: state.campaign_id ?? null,
      // Whose it is matters only of what a campaign says.
      card_id: state.campaign_id ? state.guest_id : null,
    }));
    const cardIds = words.map(({ card_id }) => card_id);
    const guests = await guestsOf(tx, cardIds);
    const sent = await keep(
      messages,
      queued,
      words.map(({ id, kind, campaign_id, card_id, created_at, version }) => ({
        ...{ message_id: id, kind, campaign_id, card_id, guest_id: card_id && guests.get(card_id) },
        ...{ queued_at: created_at, version },
      })),
    );
    const ended = await keep(
      messages,
      delivered,
      said<DeliveryState>('delivery').map(({ state }) => ({
        ...{ message_id: state.id, ended_at: state.at, reason: state.reason, outcome_version: state.version },
      })),
    );
    await keepEffects(tx, await writtenTo(tx, [...sent, ...ended]));

    await keep(
      chats,
      chatWritten,
      said<ChatState>('chat').map(({ state: { id, ...state } }) => ({ ...state, chat_id: id })),
    );
    await keep(
      bots,
      botWritten,
      said<BotState>('bot').map(({ name, state: { id, ...state } }) => ({
        ...{ ...state, bot_id: id, is_linked: name !== 'bot.unlinked' },
      })),
    );
    await keep(
      campaigns,
      campaignWritten,
      said<CampaignState>('campaign').map(({ state: { id, ...state } }) => ({ ...state, campaign_id: id })),
    );
  }

  async recount(tx: Transaction, venue: CountedVenue): Promise<void> {
    await recountRows(tx, messages, venue);
    await recountRows(tx, chats, venue);
  }
}

/** The guests to whom messages of campaigns went. */
async function writtenTo(tx: Transaction, messageIds: string[]): Promise<string[]> {
  if (messageIds.length === 0) return [];
  const rows = await tx.query<{ guest_id: string }>(
    `SELECT /* texts */ DISTINCT guest_id::text AS guest_id FROM sent_messages
      WHERE venue_id = $1 AND message_id = ANY ($2) AND campaign_id IS NOT NULL AND guest_id IS NOT NULL`,
    [tx.caller.venueId, messageIds],
  );
  return rows.map(({ guest_id }) => guest_id);
}
