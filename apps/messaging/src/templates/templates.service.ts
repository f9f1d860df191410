import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { Language } from '@guestflow/contracts';
import { newId, Transaction, Transactions } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { defaultTemplates } from './default-templates';
import { TemplateDto } from './templates.dto';

const columns = 'id, venue_id, type, message_text, delay_minutes, buttons, is_active, created_at, updated_at';

@Injectable()
export class TemplatesService {
  constructor(private readonly transactions: Transactions) {}

  /** Those a venue has already stay as they are. */
  async writeDefaults(tx: Transaction, venueId: string, language: Language): Promise<void> {
    for (const { type, message_text, delay_minutes, buttons } of defaultTemplates[language]) {
      await tx.query(
        `INSERT INTO notification_templates (id, venue_id, type, message_text, delay_minutes, buttons)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (venue_id, type) DO NOTHING`,
        [newId(), venueId, type, message_text, delay_minutes, JSON.stringify(buttons)],
      );
    }
  }

  list(caller: Caller): Promise<TemplateDto[]> {
    return this.transactions.inVenue(caller, (tx) =>
      tx.query<TemplateDto & Record<string, unknown>>(
        `SELECT ${columns} FROM notification_templates WHERE venue_id = $1 ORDER BY created_at, id`,
        [caller.venueId],
      ),
    );
  }

  card(caller: Caller, id: string): Promise<TemplateDto> {
    return this.transactions.inVenue(caller, async (tx) => {
      const [template] = await tx.query<TemplateDto & Record<string, unknown>>(
        `SELECT ${columns} FROM notification_templates WHERE venue_id = $1 AND id = $2`,
        [caller.venueId, id],
      );
      if (!template) throw new NotFound();
      return template;
    });
  }
}
