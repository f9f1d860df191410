/** Somebody a report is for, as he stands now. */
export interface Reader {
  isActive: boolean;
  /** Whether the address is known to be his own: what a venue's week came to is nobody else's business. */
  isVerified: boolean;
  memberStatus: string | null;
  venueStatus: string;
  /** Of the place he has at the venue. */
  maySeeStatistics: boolean;
}

/** Later nobody is written to: the next one is nearer. */
const worthWritingMs = 3 * 86_400_000;

/** Whether he is written to. He asked for it some day, and may have left since. */
export const isWrittenTo = (reader: Reader, dueAt: Date, now: Date): boolean =>
  reader.isActive &&
  reader.isVerified &&
  reader.memberStatus === 'active' &&
  reader.venueStatus === 'active' &&
  reader.maySeeStatistics &&
  now.getTime() - dueAt.getTime() <= worthWritingMs;
