import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { Transaction, Transactions } from '@guestflow/persistence';
import { NotFound, ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { addresseesOf } from '../reach/addressees';
import { loadVenue } from '../replicas/venue';
import { SampleVisit, sampleVisit } from './sample-visit';
import { faultsOf } from './template-rules';
import { PreviewTemplateDto, TemplatePreviewDto } from './templates.dto';
import { findTemplate } from './templates.service';
import { placeholdersOf } from './placeholder-rules';
import { buttonsOf, rendered } from './wording';

/** How what is being written would read. Nothing is kept of it. */
@Injectable()
export class TemplatePreview {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  preview(caller: Caller, id: string, draft: PreviewTemplateDto = {}): Promise<TemplatePreviewDto> {
    const { booking_id, ...words } = draft;
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      const { type, language, ...kept } = await findTemplate(tx, id);
      const faults = faultsOf(words, type);
      if (faults.length > 0) throw new ValidationProblem(faults);
      const { name, zone, contacts } = await loadVenue(tx);
      const sample = sampleVisit(language, zone, now);
      const { guestName, ...visit } = booking_id ? await visitOf(tx, booking_id) : sample;
      const known = {
        ...{ guestName, visit, answerBy: sample.answerBy },
        venue: { name, zone, address: contacts.address, phone: contacts.phone },
      };
      return {
        text: rendered(words.message_text ?? kept.message_text, known, language),
        buttons: buttonsOf({ buttons: words.buttons ?? kept.buttons }),
        placeholders: [...placeholdersOf(type)],
      };
    });
  }
}

async function visitOf(tx: Transaction, bookingId: string): Promise<Omit<SampleVisit, 'answerBy'>> {
  const [booking] = await tx.query<{ startsAt: Date; guestsCount: number; guestId: string | null }>(
    `SELECT starts_at AS "startsAt", guests_count AS "guestsCount", guest_id AS "guestId" FROM bookings
      WHERE venue_id = $1 AND booking_id = $2`,
    [tx.caller.venueId, bookingId],
  );
  if (!booking) throw new NotFound('There is no such booking');
  const { startsAt, guestsCount, guestId } = booking;
  const guest = guestId ? (await addresseesOf(tx, [guestId])).get(guestId) : undefined;
  return { guestName: guest?.name ?? null, startsAt, guestsCount };
}
