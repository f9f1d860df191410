import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { GuestChannel } from '@guestflow/contracts';
import { Forgetting, holdCards, Transaction, Transactions } from '@guestflow/persistence';
import { ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { Channels } from '../channels/channels';
import { say, Saying } from '../messages/messages';
import { addresseesOf } from '../reach/addressees';
import { Addressee, isWay, Reach, reachOf } from '../reach/reach-rules';
import { loadVenue, Venue } from '../replicas/venue';
import { placeholdersOf, saysSomething, unknownPlaceholders } from '../templates/placeholder-rules';
import { rendered } from '../templates/wording';
import { WriteToGroupDto, WrittenToGroupDto } from './group.dto';

interface Asked {
  /** The card that was named. */
  cardId: string;
  guest: Addressee | undefined;
  to: Reach;
}

/** The same words to guests whom somebody of the staff has chosen. None of them asked for it: it is an offer to each. */
@Injectable()
export class GroupSending {
  constructor(
    private readonly transactions: Transactions,
    private readonly forgetting: Forgetting,
    private readonly channels: Channels,
    private readonly clock: Clock,
  ) {}

  async send(caller: Caller, { guest_ids, text }: WriteToGroupDto): Promise<WrittenToGroupDto> {
    const now = this.clock.now();
    assertSendable(guest_ids, text);
    return this.transactions.inVenue(caller, async (tx) => {
      await this.forgetting.together(tx);
      await holdCards(tx, { alone: false });
      const venue = await loadVenue(tx);
      const asked = await askedOf(tx, guest_ids, await this.channels.of(tx));
      const sayings = asked.flatMap((each) => sayingOf(each, { text, venue, authorUserId: caller.userId ?? null }));
      const message_ids = await say(tx, sayings, now);
      const not_sent = asked.flatMap(({ cardId, to }) => (isWay(to) ? [] : { guest_id: cardId, why: to.why }));
      return { sent: message_ids.length, not_sent, message_ids };
    });
  }
}

function assertSendable(guestIds: readonly string[], text: string): void {
  if (guestIds.length === 0) throw wrong('guest_ids', 'say to whom: guest_ids is empty');
  const unknown = unknownPlaceholders(text, 'campaign');
  if (unknown.length > 0) {
    const known = placeholdersOf('campaign').map((name) => `{${name}}`);
    throw wrong('text', `nothing stands for {${unknown.join('}, {')}}: there are ${known.join(', ')}`);
  }
  if (!saysSomething(text)) throw wrong('text', 'text is needed');
}

const wrong = (field: string, message: string) => new ValidationProblem([{ field, message }]);

/** The guests of these cards, each once, and whether they may be written to. */
async function askedOf(
  tx: Transaction,
  cardIds: readonly string[],
  channels: readonly GuestChannel[],
): Promise<Asked[]> {
  const rows = await tx.query<{ card_id: string; guest_id: string }>(
    `SELECT said.card_id, COALESCE(g.root_id, said.card_id) AS guest_id
       FROM unnest($2::uuid[]) WITH ORDINALITY AS said (card_id, place)
       LEFT JOIN guests g ON g.venue_id = $1 AND g.guest_id = said.card_id ORDER BY said.place`,
    [tx.caller.venueId, cardIds],
  );
  const cards = new Map<string, string>();
  for (const { card_id, guest_id } of rows) if (!cards.has(guest_id)) cards.set(guest_id, card_id);
  const guests = await addresseesOf(tx, [...cards.keys()]);
  return [...cards].map(([guestId, cardId]) => {
    const guest = guests.get(guestId);
    return { cardId, guest, to: reachOf(guest, { channels, as: 'offer' }) };
  });
}

interface Words {
  text: string;
  venue: Venue;
  authorUserId: string | null;
}

function sayingOf({ guest, to }: Asked, { text, venue, authorUserId }: Words): Saying[] {
  if (!guest || !isWay(to)) return [];
  const { name, zone, language, contacts } = venue;
  const known = { guestName: guest.name, venue: { name, zone, address: contacts.address, phone: contacts.phone } };
  return [
    {
      // What somebody waits for goes before it.
      ...{ kind: 'dialogue', urgency: 'bulk', whose: { cardId: guest.guestId, guestId: guest.guestId }, to },
      ...{ text: rendered(text, known, guest.language ?? language), authorUserId },
    },
  ];
}
