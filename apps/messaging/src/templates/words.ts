import { Language, languages, MessageButton, TemplateType, templateTypes } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { defaultOf } from './default-templates';
import { buttonsOf } from './wording';

/** What is said of one type in one language, and whether and when it is. */
export interface Words {
  message_text: string;
  buttons: MessageButton[];
  isActive: boolean;
  delayMinutes: number | null;
}

interface Row {
  type: TemplateType;
  language: Language;
  message_text: string;
  buttons: unknown[];
  isActive: boolean;
  delayMinutes: number | null;
}

/** All that a venue says by itself. Of what it has no row yet, the default is said. */
export class VenueWords {
  private readonly rows: ReadonlyMap<string, Row>;

  constructor(rows: readonly Row[]) {
    this.rows = new Map(rows.map((row) => [`${row.type} ${row.language}`, row]));
  }

  of(type: TemplateType, language: Language): Words {
    const own = this.rows.get(`${type} ${language}`);
    const byDefault = defaultOf(type, language);
    // Whether and when holds in all languages: a row of another one knows it too.
    const said = own ?? languages.flatMap((each) => this.rows.get(`${type} ${each}`) ?? [])[0];
    return {
      message_text: own?.message_text ?? byDefault.message_text,
      buttons: buttonsOf(own ?? byDefault),
      isActive: said?.isActive ?? byDefault.is_active,
      delayMinutes: said ? said.delayMinutes : byDefault.delay_minutes,
    };
  }
}

export async function wordsOf(tx: Transaction): Promise<VenueWords> {
  const rows = await tx.query<Row & Record<string, unknown>>(
    `SELECT type, language, message_text, buttons, is_active AS "isActive", delay_minutes AS "delayMinutes"
       FROM notification_templates WHERE venue_id = $1 AND type = ANY ($2)`,
    [tx.caller.venueId, templateTypes],
  );
  return new VenueWords(rows);
}
