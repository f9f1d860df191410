import {
  ConsentChannel,
  consentChannels,
  ConsentPurpose,
  consentPurposes,
  ConsentWay,
  consentWays,
  Flag,
  Id,
  Instant,
  ListOf,
  OneOf,
  Text,
  Texts,
} from '@guestflow/contracts';
import { FieldError, ValidationProblem } from '@guestflow/problems';
import { LedgerLine, SaidConsent } from './append-consents';

const whichever = 'Of marketing: the one channel that is meant. Otherwise whichever';

export class SaidConsentDto {
  @OneOf(consentPurposes)
  purpose!: ConsentPurpose;

  @OneOf(consentChannels, { optional: true, nullable: true, description: whichever })
  channel?: ConsentChannel | null;

  @Flag({ description: 'false: taken back' })
  given!: boolean;

  @Text({ max: 60, optional: true, nullable: true, description: 'Which wording it was' })
  text_version?: string | null;
}

export class SayConsentsDto {
  @OneOf(consentPurposes, { optional: true })
  purpose?: ConsentPurpose;

  @OneOf(consentChannels, { optional: true, nullable: true, description: whichever })
  channel?: ConsentChannel | null;

  @Flag({ optional: true, description: 'false: taken back' })
  given?: boolean;

  @Text({ max: 60, optional: true, nullable: true, description: 'Which wording it was' })
  text_version?: string | null;

  @ListOf(() => SaidConsentDto, { max: 20, optional: true, description: 'Several at once, in this order' })
  consents?: SaidConsentDto[];
}

/** A line of the ledger. */
export class ConsentDto extends SaidConsentDto {
  @Id()
  id!: string;

  @OneOf(consentChannels, { nullable: true, description: whichever })
  declare channel: ConsentChannel | null;

  @Text({ max: 60, nullable: true, description: 'Which wording it was' })
  declare text_version: string | null;

  @OneOf(consentWays, { description: 'How it was said' })
  way!: ConsentWay;

  @Text({ description: 'Who wrote it down: `user:<id>`, `api_key:<id>`, `system`' })
  actor!: string;

  @Instant()
  at!: string;
}

export class AgreedDto {
  @Id()
  guest_id!: string;

  @Texts({ description: 'What they agree to now: `personal_data`, `marketing`, `marketing:telegram` …' })
  consents!: string[];
}

export class SaidConsentsDto extends AgreedDto {
  @ListOf(() => ConsentDto, { description: 'What the ledger did not say already' })
  appended!: ConsentDto[];
}

/** What is said in one body, by itself or in its list. */
export function linesOf({ consents = [], ...alone }: SayConsentsDto): SaidConsent[] {
  const { purpose, given } = alone;
  const errors: FieldError[] = [];
  const said = Object.values(alone).some((value) => value !== undefined);
  if (said && !purpose) errors.push({ field: 'purpose', message: 'purpose must be given' });
  if (said && given === undefined) errors.push({ field: 'given', message: 'given must be true or false' });
  if (!said && consents.length === 0) errors.push({ field: 'purpose', message: 'say a purpose, or several consents' });
  const lines = [...(said ? [alone as SaidConsent] : []), ...consents];
  lines.forEach((line, index) => {
    if (line.purpose !== 'personal_data' || !line.channel) return;
    const field = said && index === 0 ? 'channel' : `consents.${said ? index - 1 : index}.channel`;
    errors.push({ field, message: `${field} is of marketing only` });
  });
  if (errors.length > 0) throw new ValidationProblem(errors);
  return lines;
}

export const toWire = (line: LedgerLine, actor: string): ConsentDto => ({
  id: line.id,
  purpose: line.purpose,
  channel: line.channel,
  given: line.given,
  text_version: line.textVersion,
  way: line.way,
  actor,
  at: line.at.toISOString(),
});
