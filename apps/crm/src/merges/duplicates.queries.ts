import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { Transaction, Transactions } from '@guestflow/persistence';
import { In } from 'typeorm';
import { Guest } from '../guests/guest.entity';
import { shown } from '../guests/shown';
import { toWire } from '../guests/guests.dto';
import { wordsOf } from '../guests/names';
import { findGuest } from '../guests/save-guest';
import { Compared, phonesOneDigitApart, reasonsFor } from './duplicate-rules';
import { DuplicateDto } from './duplicates.dto';

/** So many are looked at for each reason, and so many are shown. */
const mostLookedAt = 200;
const mostShown = 20;

@Injectable()
export class DuplicatesQueries {
  constructor(private readonly transactions: Transactions) {}

  of(caller: Caller, id: string): Promise<DuplicateDto[]> {
    return this.transactions.inVenue(caller, async (tx) => {
      const guest = await findGuest(tx, id);
      const card = comparedOf(guest);
      const ids = await candidates(tx, guest, card.words);
      const others =
        ids.length > 0 ? await tx.manager.find(Guest, { where: { id: In(ids) }, order: { id: 'ASC' } }) : [];
      return others
        .map((other) => ({ guest: toWire(other), reasons: reasonsFor(card, comparedOf(other)) }))
        .filter(({ reasons }) => reasons.length > 0)
        .sort((one, other) => other.reasons.length - one.reasons.length)
        .slice(0, mostShown);
    });
  }
}

const comparedOf = ({ email, birthday, phone, contacts, name }: Guest): Compared => ({
  ...{ email, birthday, phone, contacts, words: name ? wordsOf(name) : [] },
});

/** Cards that have something in common with this one, each read off an index. Contacts have none: they are compared where a name is. */
async function candidates(tx: Transaction, guest: Guest, words: string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `WITH alike AS (
       (SELECT id FROM guests WHERE venue_id = $1 AND email = $3 LIMIT ${mostLookedAt})
       UNION (SELECT id FROM guests
               WHERE venue_id = $1 AND birthday_number = $4 AND birthday = $5::date LIMIT ${mostLookedAt})
       UNION (SELECT g.id FROM unnest($6::text[]) near (phone) JOIN guests g ON g.venue_id = $1 AND g.phone = near.phone)
       UNION (SELECT id FROM (
         SELECT w.guest_id AS id FROM unnest($7::text[]) said (word)
           JOIN LATERAL (SELECT guest_id FROM guest_words
                          WHERE venue_id = $1 AND word = said.word LIMIT ${mostLookedAt * 5}) w ON true
          GROUP BY w.guest_id ORDER BY count(*) DESC LIMIT ${mostLookedAt}) called)
     )
     SELECT g.id FROM alike JOIN guests g ON g.venue_id = $1 AND g.id = alike.id WHERE g.id <> $2 AND ${shown}`,
    [
      ...[guest.venueId, guest.id, guest.email, guest.birthday && birthdayNumber(guest.birthday), guest.birthday],
      ...[guest.phone ? phonesOneDigitApart(guest.phone) : [], words],
    ],
  );
  return rows.map(({ id }) => id);
}

const birthdayNumber = (birthday: string): number => Number(birthday.slice(5, 7)) * 100 + Number(birthday.slice(8, 10));
