import { Injectable } from '@nestjs/common';
import { compose, Letter, Mailer } from '@guestflow/mail';
import { Settings, SETTINGS } from '@guestflow/service';
import { Venue } from '../replicas/venue';
import { Unsubscribing } from '../unsubscribing/unsubscribing';
import { ClaimedLetter } from './claim-letters';
import { draftOf } from './letter-texts';

type Sendable = ClaimedLetter & { address: string; text: string };

/** Makes of a message the letter that it goes as. */
@Injectable()
export class LetterPress {
  constructor(
    private readonly mailer: Mailer,
    private readonly unsubscribing: Unsubscribing,
    @SETTINGS() private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  /** The id under which the mail server has taken it: the same each time it is tried. */
  send(letter: Sendable, venue: Venue): Promise<string> {
    return this.mailer.send(this.letterOf(letter, venue));
  }

  private letterOf(claimed: Sendable, venue: Venue): Letter {
    const { id, kind, urgency, text, buttons, address: to, guestId } = claimed;
    const attachment = claimed.attachment && {
      name: claimed.attachment.name,
      link: this.settings.publicUrl + claimed.attachment.url,
    };
    // What is written to many at once is an offer too, whoever wrote it.
    const isOffer = kind === 'campaign' || urgency === 'bulk';
    const unsubscribe = isOffer && guestId ? this.unsubscribing.linkOf(venue.venueId, guestId) : undefined;
    const language = claimed.language ?? venue.language;
    return {
      ...{ id, to, fromName: venue.name, replyTo: venue.contacts.email },
      ...compose(draftOf({ kind, language, text, buttons, attachment: attachment ?? undefined, venue, unsubscribe })),
      headers: {
        // What somebody wrote himself was not made by a machine.
        ...((kind === 'dialogue' || kind === 'feedback_reply') && { 'Auto-Submitted': 'no' }),
        ...(unsubscribe && {
          'List-Unsubscribe': `<${unsubscribe}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
      },
    };
  }
}
