import { Language, TemplateType } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { ownText } from '../notices/notice-texts';
import { Wording, wordingFor } from './wording';

export interface Words extends Wording {
  isActive: boolean;
  delayMinutes: number | null;
}

/** What a venue says by itself. */
export interface VenueWords {
  of(type: TemplateType, language: Language): Words;
}

const offUntilSaid: readonly TemplateType[] = ['birthday'];

export async function wordsOf(tx: Transaction): Promise<VenueWords> {
  const rows = await tx.query<Words & { type: TemplateType } & Record<string, unknown>>(
    `SELECT type, message_text, buttons, is_active AS "isActive", delay_minutes AS "delayMinutes"
       FROM notification_templates WHERE venue_id = $1`,
    [tx.caller.venueId],
  );
  const own = new Map(rows.map((row) => [row.type, row]));
  return {
    of(type, language) {
      const { message_text, buttons } = wordingFor(type, language, own.get(type));
      const isActive = own.get(type)?.isActive ?? !offUntilSaid.includes(type);
      const delayMinutes = (own.get(type) ?? { delayMinutes: ownText(type, language).delay_minutes }).delayMinutes;
      return { message_text, buttons, isActive, delayMinutes };
    },
  };
}
