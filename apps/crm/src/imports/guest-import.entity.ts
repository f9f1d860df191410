import { ConsentChannel, ImportState } from '@guestflow/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { MappedColumn } from './columns';
import { Encoding } from './file-encoding';
import { Delimiter } from './file-rows';
import { ImportPass } from './import-lifecycle';
import { DateFormat, OnExisting } from './import-row';

/** What the venue declares to hold of the guests of a list. */
export interface DeclaredConsent {
  personal_data: boolean;
  marketing: ConsentChannel[];
  text_version: string | null;
}

export interface ImportOptions {
  on_existing: OnExisting;
  tags: string[];
  date_format: DateFormat;
  consent: DeclaredConsent | null;
}

/** A list of guests that is brought in. The file itself stands in `import_parts` until it is in. */
@Entity('imports')
export class GuestImport {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'venue_id' })
  venueId!: string;

  @Column('text')
  state!: ImportState;

  /** What `done` and the counts speak of. */
  @Column('text', { nullable: true })
  pass!: ImportPass | null;

  @Column('text', { name: 'file_name', nullable: true })
  fileName!: string | null;

  @Column('integer')
  bytes!: number;

  @Column('text')
  encoding!: Encoding;

  @Column('text')
  delimiter!: Delimiter;

  @Column('jsonb')
  columns!: string[];

  @Column('jsonb')
  mapping!: MappedColumn[];

  @Column('jsonb')
  options!: ImportOptions;

  @Column('integer')
  rows!: number;

  /** Rows that are dealt with: where to go on. */
  @Column('integer')
  done!: number;

  @Column('integer')
  created!: number;

  @Column('integer')
  changed!: number;

  @Column('integer')
  unchanged!: number;

  @Column('integer')
  refused!: number;

  @Column('text', { nullable: true })
  problem!: string | null;

  /** How often in a row something unforeseen ended the work on it. */
  @Column('integer')
  failures!: number;

  /** Whoever works on it says so until then; past it another takes over. */
  @Column('timestamptz', { name: 'working_until', nullable: true })
  workingUntil!: Date | null;

  @Column('boolean', { name: 'file_kept' })
  fileKept!: boolean;

  @Column('uuid', { name: 'created_by_user_id', nullable: true })
  createdByUserId!: string | null;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt!: Date | null;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
