import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { guestChannels, messageKinds } from '@guestflow/contracts';
import { likeText, ListQuery, listPage, Page, PageQuery } from '@guestflow/http';
import { rootOf, Transaction, Transactions } from '@guestflow/persistence';
import { loadVenue } from '../replicas/venue';
import { endOf, startOf } from '../replicas/venue-days';
import { directions, messageStates } from './message-lifecycle';
import { MessageDto, MessagesQuery } from './messages.dto';
import { chosen } from './several';

export const guestOf = (table: string): string =>
  `(SELECT json_build_object('id', g.guest_id, 'name', g.name, 'phone', g.phone) FROM guests g
     WHERE g.venue_id = ${table}.venue_id AND g.guest_id = ${table}.guest_id)`;

const columns = `id, version, guest_id, direction, channel, kind, content, text, buttons, booking_id, feedback_id,
  author_user_id, state, reason, created_at, sent_at, read_at, ${guestOf('messages')} AS guest`;

type Filters = ListQuery['where'];

/** Every message in and out. */
@Injectable()
export class MessagesQueries {
  constructor(private readonly transactions: Transactions) {}

  register(caller: Caller, query: MessagesQuery): Promise<Page<MessageDto>> {
    return this.transactions.inVenue(caller, async (tx) => this.page(tx, query, await filtersOf(tx, query)));
  }

  /** What was written to a guest and by him, under whichever of his cards. */
  async ofGuest(tx: Transaction, guestId: string, query: PageQuery): Promise<Page<MessageDto>> {
    return this.page(tx, query, [['guest_id = $1', guestId]]);
  }

  async card(tx: Transaction, id: string): Promise<MessageDto> {
    return (await this.page(tx, new PageQuery(), [['id = $1', id]])).items[0]!;
  }

  private page(tx: Transaction, query: PageQuery, filters: Filters): Promise<Page<MessageDto>> {
    return listPage<MessageDto & Record<string, unknown>>(tx, query, {
      columns,
      from: 'messages',
      where: [['venue_id = $1', tx.caller.venueId], ...filters],
      sortable: { created_at: 'created_at' },
      otherwise: 'created_at:desc',
      countUpTo: 10_000,
    });
  }
}

async function filtersOf(tx: Transaction, query: MessagesQuery): Promise<Filters> {
  const { zone } = await loadVenue(tx);
  const { date_from: from, date_to: to, guest_id: guestId, author_user_id: author, q } = query;
  return [
    from ? ['created_at >= $1', startOf(from, zone)] : undefined,
    to ? ['created_at < $1', endOf(to, zone)] : undefined,
    guestId ? ['guest_id = $1', await rootOf(tx, guestId)] : undefined,
    chosen('channel', query.channel, guestChannels),
    chosen('state', query.state, messageStates),
    chosen('direction', query.direction, directions),
    chosen('kind', query.kind, messageKinds),
    author ? ['author_user_id = $1', author] : undefined,
    q
      ? [
          `text ILIKE $1 OR EXISTS (SELECT 1 FROM guests g WHERE g.venue_id = messages.venue_id
             AND g.guest_id = messages.guest_id AND (g.name ILIKE $1 OR g.phone LIKE $1))`,
          likeText(q),
        ]
      : undefined,
  ];
}
