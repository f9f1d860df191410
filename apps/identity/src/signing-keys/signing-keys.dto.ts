import { Flag, Id, Instant, ListOf, OneOf } from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { Key } from './key-life';

export class SigningKeyDto {
  @Id({ description: 'The `kid` of the tokens it signs' })
  id!: string;

  @OneOf(['next', 'current', 'previous'], { description: 'Published; signs; published for the tokens it signed' })
  state!: string;

  @Instant({ description: 'Since when it is in this state' })
  since!: string;

  @Instant({ nullable: true, description: 'When its last token is no longer good; null while it may sign' })
  published_until!: string | null;
}

export class SigningKeysQuery extends PageQuery {}

export class RotateSigningKeysDto {
  @Flag({ optional: true, description: 'Gives up every key there is, at once: whoever is signed in must refresh' })
  compromised?: boolean;
}

export class RotatedSigningKeysDto {
  @ListOf(() => SigningKeyDto)
  keys!: SigningKeyDto[];
}

export const toWire = ({ id, state, since, publishedUntil }: Key): SigningKeyDto => ({
  id,
  state,
  since: since.toISOString(),
  published_until: publishedUntil?.toISOString() ?? null,
});
