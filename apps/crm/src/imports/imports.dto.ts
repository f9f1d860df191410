import {
  consentChannels,
  ConsentChannel,
  Flag,
  GuestImportState,
  Id,
  ImportState,
  importStates,
  Instant,
  ListOf,
  Nested,
  OneOf,
  Text,
  Texts,
  Whole,
} from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { ApiProperty } from '@nestjs/swagger';
import { ImportField, importFields } from './columns';
import { Encoding, encodings } from './file-encoding';
import { Delimiter, delimiters } from './file-rows';
import { GuestImport } from './guest-import.entity';
import { ImportPass, importPasses } from './import-lifecycle';
import { DateFormat, dateFormats, OnExisting, onExisting } from './import-row';

export const lineOutcomes = ['create', 'change', 'unchanged', 'refuse'] as const;
export type LineOutcome = (typeof lineOutcomes)[number];

export class UploadQuery {
  @Text({ optional: true, max: 200, example: 'guests.csv' })
  file_name?: string;
}

export class MappedColumnDto {
  @Whole({ min: 0, max: 199, description: 'From 0' })
  column!: number;

  @OneOf(importFields, { description: 'A name may stand in several columns: the family name comes first' })
  field!: ImportField;
}

export class DeclaredConsentDto {
  @Flag({ optional: true, description: 'To the processing of personal data. When absent: true' })
  personal_data?: boolean;

  @Texts({ of: consentChannels, max: 4, optional: true, description: 'To marketing, by these' })
  marketing?: ConsentChannel[];

  @Text({ max: 60, optional: true, nullable: true, description: 'Which wording it was' })
  text_version?: string | null;
}

export class ImportOptionsDto {
  @OneOf(onExisting, {
    optional: true,
    description:
      'Of a guest who has a card: `fill` adds what it lacks, with `overwrite` what the line has wins, `skip` leaves it. ' +
      'When absent: fill',
  })
  on_existing?: OnExisting;

  @Texts({ max: 20, optional: true, description: 'For all of them' })
  tags?: string[];

  @OneOf(dateFormats, { optional: true, description: 'When absent: auto' })
  date_format?: DateFormat;

  @Nested(() => DeclaredConsentDto, {
    optional: true,
    nullable: true,
    description:
      'What the venue declares to hold: of all guests of the list, or of those only whose `consent` column says yes. ' +
      'A guest who once took it back is asked anew, not by a list',
  })
  consent?: DeclaredConsentDto | null;
}

/** What is absent is as it was said before; at first, as it was guessed. */
export class RunImportDto {
  @ListOf(() => MappedColumnDto, { optional: true })
  mapping?: MappedColumnDto[];

  @Nested(() => ImportOptionsDto, { optional: true })
  options?: ImportOptionsDto;
}

export class GuestImportDto {
  @Id()
  id!: string;

  @Id()
  venue_id!: string;

  @Whole({ min: 1 })
  version!: number;

  @OneOf(importStates)
  state!: ImportState;

  @OneOf(importPasses, { nullable: true, description: 'What the figures speak of: what would be done, or what was' })
  pass!: ImportPass | null;

  @Text({ nullable: true })
  file_name!: string | null;

  @Whole()
  bytes!: number;

  @OneOf(encodings)
  encoding!: Encoding;

  @OneOf(delimiters)
  delimiter!: Delimiter;

  @ApiProperty({ type: 'array', items: { type: 'string' }, description: 'The first row' })
  columns!: string[];

  @ListOf(() => MappedColumnDto)
  mapping!: MappedColumnDto[];

  @Nested(() => ImportOptionsDto)
  options!: ImportOptionsDto;

  @Whole()
  rows!: number;

  @Whole({ description: 'Rows that are dealt with' })
  done!: number;

  @Whole({ min: 0, max: 100, description: 'In percent' })
  progress!: number;

  @Whole()
  created!: number;

  @Whole()
  changed!: number;

  @Whole()
  unchanged!: number;

  @Whole()
  refused!: number;

  @Text({ nullable: true, description: 'Why it failed' })
  problem!: string | null;

  @Flag({ description: 'Whether the file is still there: without it nothing can be started again' })
  file_kept!: boolean;

  @Id({ nullable: true })
  created_by_user_id!: string | null;

  @Instant({ nullable: true })
  finished_at!: string | null;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

export class UploadedImportDto extends GuestImportDto {
  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'string' } },
    description: 'The first five rows; of long cells the beginning',
  })
  sample!: string[][];
}

export class ImportsQuery extends PageQuery {
  @OneOf(importStates, { optional: true })
  state?: ImportState;
}

export class ImportLinesQuery extends PageQuery {
  @OneOf(lineOutcomes, { optional: true })
  outcome?: LineOutcome;
}

export class LineProblemDto {
  @Text()
  field!: string;

  @Text()
  message!: string;
}

export class ImportLineDto {
  @Whole({ min: 2, description: 'Where the row begins in the file' })
  line!: number;

  @OneOf(lineOutcomes)
  outcome!: LineOutcome;

  @ListOf(() => LineProblemDto, { description: 'Without what stands there' })
  problems!: LineProblemDto[];

  @Id({ nullable: true, description: 'The card' })
  guest_id!: string | null;
}

/** As events tell it. */
export const stateOf = (list: GuestImport): GuestImportState => ({
  id: list.id,
  version: list.version,
  state: list.state,
  rows: list.rows,
  created: list.created,
  changed: list.changed,
  unchanged: list.unchanged,
  refused: list.refused,
  created_at: list.createdAt.toISOString(),
  updated_at: list.updatedAt.toISOString(),
});

export const toWire = (list: GuestImport): GuestImportDto => ({
  id: list.id,
  venue_id: list.venueId,
  version: list.version,
  state: list.state,
  pass: list.pass,
  file_name: list.fileName,
  bytes: list.bytes,
  encoding: list.encoding,
  delimiter: list.delimiter,
  columns: list.columns,
  mapping: list.mapping,
  options: list.options,
  rows: list.rows,
  done: list.done,
  progress: Math.floor((list.done / list.rows) * 100),
  created: list.created,
  changed: list.changed,
  unchanged: list.unchanged,
  refused: list.refused,
  problem: list.problem,
  file_kept: list.fileKept,
  created_by_user_id: list.createdByUserId,
  finished_at: list.finishedAt?.toISOString() ?? null,
  created_at: list.createdAt.toISOString(),
  updated_at: list.updatedAt.toISOString(),
});
