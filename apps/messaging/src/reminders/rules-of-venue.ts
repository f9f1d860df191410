import { Transaction } from '@guestflow/persistence';

export interface OffsetRule {
  offset_minutes: number;
  is_active: boolean;
}

/** When a venue reminds and when it is quiet, as it is kept. */
export interface VenueRules {
  version: number;
  rules: OffsetRule[];
  quiet_from: string | null;
  quiet_to: string | null;
  /** null: nobody has said anything else yet. */
  updated_at: Date | null;
}

/**
 * Of a venue that has said nothing: an hour ahead, as it always was. The night is quiet, which holds for what can wait
 * until the morning: reminders of hours and days before, requests for feedback and birthdays. It ends at eight, for who
 * books the lunch; and an hour before a late dinner the guest is reminded at any hour.
 */
const unlessSaid: VenueRules = {
  version: 1,
  rules: [{ offset_minutes: 60, is_active: true }],
  quiet_from: '23:00',
  quiet_to: '08:00',
  updated_at: null,
};

/** `lock` holds what is there to the end of the transaction. */
export async function venueRules(tx: Transaction, { lock = false } = {}): Promise<VenueRules> {
  const [kept] = await tx.query<VenueRules & Record<string, unknown>>(
    `SELECT version, rules, quiet_from, quiet_to, updated_at FROM reminder_rules WHERE venue_id = $1 ${lock ? 'FOR UPDATE' : ''}`,
    [tx.caller.venueId],
  );
  return kept ?? unlessSaid;
}

export const quietOf = ({ quiet_from: from, quiet_to: to }: VenueRules) =>
  from !== null && to !== null ? { from, to } : null;
