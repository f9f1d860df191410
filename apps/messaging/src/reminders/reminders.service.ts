import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { assertSeen } from '@guestflow/http';
import { Forgetting, Transaction, Transactions } from '@guestflow/persistence';
import { ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { Channels } from '../channels/channels';
import { holdPlans } from '../notices/plan-notices';
import { replanVenue } from '../notices/replan';
import { sendDue } from '../notices/send-due';
import { ReminderRulesDto, RemindersRunDto, SetReminderRulesDto } from './reminders.dto';
import { VenueRules, venueRules } from './rules-of-venue';

const batch = 100;
const mostBatches = 100;

@Injectable()
export class RemindersService {
  constructor(
    private readonly transactions: Transactions,
    private readonly forgetting: Forgetting,
    private readonly channels: Channels,
    private readonly clock: Clock,
  ) {}

  rules(caller: Caller): Promise<ReminderRulesDto> {
    return this.transactions.inVenue(caller, async (tx) => toWire(await venueRules(tx)));
  }

  async setRules(caller: Caller, wanted: SetReminderRulesDto, seen?: number): Promise<ReminderRulesDto> {
    assertSound(wanted);
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      // Before the rules are read: of two that change them the second sees what the first wrote.
      await holdPlans(tx, { alone: true });
      const before = await venueRules(tx, { lock: true });
      assertSeen(before, seen);
      const { rules, quiet_from, quiet_to } = wanted;
      const sorted = rules.toSorted((one, other) => other.offset_minutes - one.offset_minutes);
      const after = { version: before.version + 1, rules: sorted, quiet_from, quiet_to, updated_at: now };
      await keep(tx, after);
      const id = tx.caller.venueId!;
      tx.emit('reminder_rules.changed', { after: { id, ...after, updated_at: now.toISOString() } });
      await replanVenue(tx, now);
      return toWire(after);
    });
  }

  async run(caller: Caller): Promise<RemindersRunDto> {
    const { forgetting, channels } = this;
    const result = { sent: 0, dropped: 0, waiting: 0 };
    for (let round = 0; round < mostBatches; round++) {
      const { claimed, ...done } = await this.transactions.inVenue(caller, (tx) =>
        sendDue(tx, { forgetting, channels }, batch, this.clock.now()),
      );
      result.sent += done.sent;
      result.dropped += done.dropped;
      result.waiting += done.waiting;
      if (claimed < batch) break;
    }
    return result;
  }
}

function assertSound({ rules, quiet_from: from, quiet_to: to }: SetReminderRulesDto): void {
  if (new Set(rules.map(({ offset_minutes }) => offset_minutes)).size < rules.length) {
    throw new ValidationProblem([{ field: 'rules', message: 'each offset_minutes may be there once' }]);
  }
  if ((from === null) !== (to === null)) {
    throw new ValidationProblem([{ field: 'quiet_to', message: 'quiet_from and quiet_to go together' }]);
  }
  if (from !== null && from === to) {
    throw new ValidationProblem([{ field: 'quiet_to', message: 'quiet hours end at another time than they begin' }]);
  }
}

const keep = (tx: Transaction, { version, rules, quiet_from, quiet_to, updated_at }: VenueRules) =>
  tx.query(
    `INSERT INTO reminder_rules (venue_id, version, rules, quiet_from, quiet_to, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (venue_id) DO UPDATE SET version = excluded.version, rules = excluded.rules,
       quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, updated_at = excluded.updated_at`,
    [tx.caller.venueId, version, JSON.stringify(rules), quiet_from, quiet_to, updated_at],
  );

const toWire = ({ version, rules, quiet_from, quiet_to, updated_at }: VenueRules): ReminderRulesDto => ({
  ...{ version, rules, quiet_from, quiet_to, updated_at: updated_at?.toISOString() ?? null },
});
