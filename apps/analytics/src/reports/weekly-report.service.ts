import { Injectable } from '@nestjs/common';
import { Caller, staffRoles } from '@guestflow/access';
import { ReportChannel } from '@guestflow/contracts';
import { newId, Transaction, Transactions } from '@guestflow/persistence';
import { Forbidden, NotFound, RuleViolation } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { dueAt, nextMonday } from './report-times';
import { SetWeeklyReportDto, WeeklyReportDto } from './weekly-report.dto';

interface Setting extends Record<string, unknown> {
  id: string;
  isEnabled: boolean;
  channel: ReportChannel;
  nextOn: string;
  version: number;
}

/** Whether somebody of the staff is sent the report of the venue's week. Nobody is who did not ask for it. */
@Injectable()
export class WeeklyReportService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  get(caller: Caller): Promise<WeeklyReportDto> {
    return this.transactions.inVenue(caller, async (tx) => toWire(await settingOf(tx), await zoneOf(tx)));
  }

  async set(caller: Caller, { enabled, channel }: SetWeeklyReportDto): Promise<WeeklyReportDto> {
    assertOneOfStaff(caller);
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      const zone = await zoneOf(tx);
      await holdSetting(tx);
      const before = await settingOf(tx);
      const after: Setting = {
        id: before?.id ?? newId(),
        isEnabled: enabled,
        channel: channel ?? before?.channel ?? 'email',
        nextOn: nextMonday(now, zone),
        version: (before?.version ?? 0) + 1,
      };
      if (before?.isEnabled === after.isEnabled && before.channel === after.channel) return toWire(before, zone);
      await keep(tx, after, now);
      tx.emit('weekly_report.changed', { after: told(tx, after), before: before && told(tx, before) });
      return toWire(after, zone);
    });
  }
}

function assertOneOfStaff({ role, userId, impersonatorId }: Caller): void {
  if (impersonatorId) throw new Forbidden('Who works in another’s name leaves his letters alone');
  if (!userId || !(staffRoles as readonly string[]).includes(role)) {
    throw new RuleViolation('not_of_the_staff', 'The report is for those who work at the venue');
  }
}

async function zoneOf(tx: Transaction): Promise<string> {
  const [venue] = await tx.query<{ zone: string }>('SELECT zone FROM venues WHERE venue_id = $1', [tx.caller.venueId]);
  if (!venue) throw new NotFound('There is no such venue');
  return venue.zone;
}

/** Who turns it on twice at once finds it on the second time. */
const holdSetting = (tx: Transaction) =>
  tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `weekly report:${tx.caller.venueId}:${tx.caller.userId}`,
  ]);

async function settingOf(tx: Transaction): Promise<Setting | undefined> {
  const { venueId, userId } = tx.caller;
  if (!userId) return undefined;
  const [found] = await tx.query<Setting>(
    `SELECT id, is_enabled AS "isEnabled", channel, next_on::text AS "nextOn", version FROM weekly_reports
      WHERE venue_id = $1 AND user_id = $2`,
    [venueId, userId],
  );
  return found;
}

const keep = (tx: Transaction, { id, isEnabled, channel, nextOn, version }: Setting, now: Date) =>
  tx.query(
    `INSERT INTO weekly_reports (venue_id, user_id, id, is_enabled, channel, next_on, version, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (venue_id, user_id) DO UPDATE SET is_enabled = excluded.is_enabled, channel = excluded.channel,
       next_on = excluded.next_on, version = excluded.version, updated_at = excluded.updated_at`,
    [tx.caller.venueId, tx.caller.userId, id, isEnabled, channel, nextOn, version, now],
  );

const told = (tx: Transaction, { id, version, isEnabled: enabled, channel }: Setting) => ({
  ...{ id, version, enabled, channel },
  user_id: tx.caller.userId!,
});

const toWire = (setting: Setting | undefined, zone: string): WeeklyReportDto => ({
  enabled: setting?.isEnabled ?? false,
  channel: setting?.channel ?? 'email',
  next_at: setting?.isEnabled ? dueAt(setting.nextOn, zone).toISOString() : null,
});
