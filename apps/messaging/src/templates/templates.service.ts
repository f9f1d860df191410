import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { languages, templateTypes } from '@guestflow/contracts';
import { allOf, assertSeen } from '@guestflow/http';
import { Transaction, Transactions } from '@guestflow/persistence';
import { NotFound, ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { holdPlans } from '../notices/plan-notices';
import { replanVenue } from '../notices/replan';
import { defaultOf } from './default-templates';
import { templatesInTurn } from './fill-templates';
import { changes, faultsOf, Wanted } from './template-rules';
import { ChangeTemplateDto, columns, stateOf, Template, TemplateDto, TemplatesQuery, toWire } from './templates.dto';

@Injectable()
export class TemplatesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller, { type, language }: TemplatesQuery = {}): Promise<TemplateDto[]> {
    const [condition, parameters] = allOf([
      ['venue_id = $1', caller.venueId],
      // One of which only another version knows is not shown by this one.
      ['type = ANY ($1) AND language = ANY ($2)', type ? [type] : templateTypes, language ? [language] : languages],
    ]);
    return this.transactions.inVenue(caller, async (tx) => {
      const rows = await tx.query<Template & Record<string, unknown>>(
        `SELECT ${columns} FROM notification_templates WHERE ${condition}
          ORDER BY array_position('{${templateTypes.join()}}', type), array_position('{${languages.join()}}', language)`,
        parameters,
      );
      return rows.map(toWire);
    });
  }

  card(caller: Caller, id: string): Promise<TemplateDto> {
    return this.transactions.inVenue(caller, async (tx) => toWire(await findTemplate(tx, id)));
  }

  change(caller: Caller, id: string, wanted: ChangeTemplateDto, seen?: number): Promise<TemplateDto> {
    return this.become(caller, id, seen, () => wanted);
  }

  /** Its words are those that it had at first. Whether and when they are said stays as it is. */
  reset(caller: Caller, id: string, seen?: number): Promise<TemplateDto> {
    return this.become(caller, id, seen, ({ type, language }) => {
      const { message_text, buttons } = defaultOf(type, language);
      return { message_text, buttons };
    });
  }

  private become(
    caller: Caller,
    id: string,
    seen: number | undefined,
    wantedOf: (template: Template) => Wanted,
  ): Promise<TemplateDto> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      // A booking that is planned meanwhile would be by the old delay, and not be seen to be planned anew.
      await holdPlans(tx, { alone: true });
      await templatesInTurn(tx);
      const template = await findTemplate(tx, id);
      assertSeen(template, seen);
      const wanted = wantedOf(template);
      const faults = faultsOf(wanted, template.type);
      if (faults.length > 0) throw new ValidationProblem(faults);
      const changed = changes(await inAllLanguages(tx, template), id, wanted);
      for (const { before, after } of changed) await save(tx, before, { ...after, updated_at: now });
      if (changed.some(({ before, after }) => before.delay_minutes !== after.delay_minutes)) await replanVenue(tx, now);
      return toWire(await findTemplate(tx, id));
    });
  }
}

export async function findTemplate(tx: Transaction, id: string): Promise<Template> {
  const [template] = await tx.query<Template & Record<string, unknown>>(
    `SELECT ${columns} FROM notification_templates WHERE venue_id = $1 AND id = $2 AND type = ANY ($3)`,
    [tx.caller.venueId, id, templateTypes],
  );
  if (!template) throw new NotFound();
  return template;
}

const inAllLanguages = (tx: Transaction, { type }: Template): Promise<Template[]> =>
  tx.query<Template & Record<string, unknown>>(
    `SELECT ${columns} FROM notification_templates WHERE venue_id = $1 AND type = $2 ORDER BY language`,
    [tx.caller.venueId, type],
  );

async function save(tx: Transaction, before: Template, after: Template): Promise<void> {
  const { id, version, message_text, buttons, delay_minutes, is_active, updated_at } = after;
  await tx.query(
    `UPDATE notification_templates SET version = $3, message_text = $4, buttons = $5, delay_minutes = $6,
            is_active = $7, updated_at = $8
      WHERE venue_id = $1 AND id = $2`,
    [
      ...[tx.caller.venueId, id, version, message_text, JSON.stringify(buttons)],
      ...[delay_minutes, is_active, updated_at],
    ],
  );
  tx.emit('template.changed', { before: stateOf(before), after: stateOf(after) });
}
