import { Injectable } from '@nestjs/common';
import { allows, StaffRole } from '@guestflow/access';
import { Language, WeeklyReportState } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { Clock, Settings, SETTINGS } from '@guestflow/service';
import { Mails } from '../mail/mails.service';
import { isWrittenTo, Reader } from './reader-rules';

interface Known extends Omit<Reader, 'maySeeStatistics'>, Record<string, unknown> {
  email: string;
  name: string;
  language: Language;
  role: StaffRole | null;
  venueName: string;
}

/** The report of a venue's week as a letter, in its reader's language. */
@Injectable()
export class WeeklyLetters {
  constructor(
    private readonly mails: Mails,
    private readonly clock: Clock,
    @SETTINGS() private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  async write(tx: Transaction, { user_id, week_from, week_to, due_at, figures }: WeeklyReportState): Promise<void> {
    const reader = await readerOf(tx, user_id);
    if (!reader) return;
    const maySeeStatistics = reader.role !== null && allows({ role: reader.role }, 'analytics.read');
    if (!isWrittenTo({ ...reader, maySeeStatistics }, new Date(due_at), this.clock.now())) return;
    const { email: to, language, name, venueName: venue_name } = reader;
    const link = `${this.settings.publicUrl}/statistics`;
    const data = { link, name, venue_name, week_from, week_to, figures };
    await this.mails.post(tx, { to, language, kind: 'weekly_report', data });
  }
}

async function readerOf(tx: Transaction, userId: string): Promise<Known | undefined> {
  const [found] = await tx.query<Known>(
    `SELECT u.email, u.name, u.language, u.is_active AS "isActive", u.email_verified_at IS NOT NULL AS "isVerified",
            m.role, m.status AS "memberStatus", v.name AS "venueName", v.status AS "venueStatus"
       FROM users u JOIN venues v ON v.id = $1 LEFT JOIN members m ON m.venue_id = v.id AND m.user_id = u.id
      WHERE u.id = $2`,
    [tx.caller.venueId, userId],
  );
  return found;
}
