import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { GuestChannel } from '@guestflow/contracts';
import { likeText, listPage, Page } from '@guestflow/http';
import { rootOf, Transaction, Transactions, venueCondition } from '@guestflow/persistence';
import { Channels } from '../channels/channels';
import { addresseesOf } from '../reach/addressees';
import { Addressee, reachOf } from '../reach/reach-rules';
import { DialogueDto, DialogueGuestDto, DialoguesQuery, LastMessageDto, UnreadDto } from './dialogues.dto';

/** What people wrote to each other. What is sent by itself makes no dialogue, though it is shown in one. */
const inDialogue = `kind IN ('dialogue', 'feedback_reply')`;
const unread = `(SELECT count(*)::integer FROM messages u
                  WHERE u.venue_id = last.venue_id AND u.guest_id = last.guest_id AND u.state = 'received')`;

interface Row {
  guest_id: string;
  phone: string | null;
  last_message: LastMessageDto;
  unread_count: number;
  [column: string]: unknown;
}

@Injectable()
export class DialoguesQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: Channels,
  ) {}

  list(caller: Caller, query: DialoguesQuery): Promise<Page<DialogueDto>> {
    return this.transactions.inVenue(caller, async (tx) => {
      const page = await this.page(tx, query);
      const guests = await addresseesOf(
        tx,
        page.items.map(({ guest_id }) => guest_id),
      );
      const channels = await this.channels.of(tx);
      const items = page.items.map(({ guest_id, phone, last_message, unread_count }) => {
        return {
          guest_id,
          guest: toGuest({ guest_id, phone }, guests.get(guest_id), channels),
          last_message,
          unread_count,
        };
      });
      return new Page(items, page.total, query, page.more);
    });
  }

  /** What is unread of all guests. What came from an account that nobody knows yet is in no dialogue. */
  unread(caller: Caller): Promise<UnreadDto> {
    return this.transactions.inVenue(caller, async (tx) => {
      const [counts] = await tx.query<UnreadDto & Record<string, unknown>>(
        `SELECT count(DISTINCT guest_id)::integer AS guests, count(*)::integer AS messages FROM messages
          WHERE venue_id = $1 AND guest_id IS NOT NULL AND state = 'received'`,
        [tx.caller.venueId],
      );
      return counts!;
    });
  }

  private async page(tx: Transaction, query: DialoguesQuery): Promise<Page<Row>> {
    const guestId = query.guest_id && (await rootOf(tx, query.guest_id));
    return listPage<Row>(tx, query, {
      columns: `last.guest_id, ${unread} AS unread_count, g.phone,
        json_build_object('id', last.id, 'direction', last.direction, 'kind', last.kind, 'content', last.content,
          'text', last.text, 'state', last.state, 'created_at', last.created_at) AS last_message`,
      from: `(SELECT DISTINCT ON (guest_id) * FROM messages
               WHERE ${venueCondition} AND guest_id IS NOT NULL AND ${inDialogue}
               ORDER BY guest_id, created_at DESC, id DESC) last
             LEFT JOIN guests g ON g.venue_id = last.venue_id AND g.guest_id = last.guest_id`,
      where: [
        guestId ? ['last.guest_id = $1', guestId] : undefined,
        query.unread === undefined ? undefined : [`${unread} ${query.unread ? '>' : '='} 0`],
        query.q
          ? [
              `g.name ILIKE $1 OR g.phone LIKE $1 OR EXISTS (SELECT 1 FROM messages w
                 WHERE w.venue_id = last.venue_id AND w.guest_id = last.guest_id AND w.${inDialogue} AND w.text ILIKE $1)`,
              likeText(query.q),
            ]
          : undefined,
      ],
      sortable: { created_at: 'last.created_at' },
      otherwise: 'created_at:desc',
    });
  }
}

function toGuest(
  { guest_id: id, phone }: Pick<Row, 'guest_id' | 'phone'>,
  guest: Addressee | undefined,
  channels: readonly GuestChannel[],
): DialogueGuestDto {
  const reach = reachOf(guest, { channels, as: 'answer' });
  return {
    ...{ id, name: guest?.name ?? null, phone, language: guest?.language ?? null },
    ...('why' in reach ? { can_be_written_to: false, why_not: reach.why } : { can_be_written_to: true, why_not: null }),
  };
}
