import { EventDescription, Versioned } from './events';
import { Id, Instant, OneOf, Phone, Text } from './fields';
import { Language, languages } from './identity.events';

/** A guest's card, of one venue. */
export class GuestState extends Versioned {
  @Text({ max: 200, nullable: true })
  name!: string | null;

  @Phone({ nullable: true, description: 'null of a guest who gave none, and of one whose data were erased' })
  phone!: string | null;

  @Text({ max: 32, nullable: true })
  telegram_id!: string | null;

  @OneOf(languages, { nullable: true, description: 'null: the venue’s' })
  language!: Language | null;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

/** An entry of a venue's blacklist: a guest, or a phone of which there is no card. */
export class BlacklistState extends Versioned {
  @Id({ nullable: true })
  guest_id!: string | null;

  @Phone({ nullable: true })
  phone!: string | null;

  @Text({ max: 500, nullable: true })
  reason!: string | null;

  @Instant()
  created_at!: string;

  @Instant({ nullable: true, description: 'null while it holds' })
  removed_at!: string | null;
}

const described = <State extends Versioned>(state: new () => State, summary: string): EventDescription<State> => ({
  owner: 'crm',
  version: 1,
  state,
  summary,
});

export const crmEvents = {
  'guest.created': described(GuestState, 'A guest has a card'),
  'guest.changed': described(GuestState, 'A guest’s card changed'),
  'blacklist.added': described(BlacklistState, 'A guest or a phone is not welcome'),
  'blacklist.removed': described(BlacklistState, 'A guest or a phone is welcome again'),
};
