import { useState, type FormEvent } from 'react';
import { isFaulty } from '../api/problem-form';
import { language, useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { TextArea } from '../ui/field';
import { Notice } from '../ui/notice';
import { ContactFields, leadToMissing, missingIn, type Contact, type Faults } from './contact-fields';
import { CountdownLine } from './countdown-line';
import { hasReason, type Venue } from './guest-api';
import { useGuestTexts } from './guest-texts';
import { Step } from './step';
import { MainAction } from './telegram/main-action';
import { useTelegram } from './telegram/telegram';
import type { useBooking } from './use-booking';
import { afterTexts } from './after-texts';
import { momentOf, Refusal } from './words';

export interface Written extends Contact {
  comment: string;
}

interface Props {
  venue: Venue;
  booking: ReturnType<typeof useBooking>;
  written: Written;
  onWrite: (written: Written) => void;
}

/** Who it is for, while it is held. */
export function WhoForm({ venue, booking, written, onWrite }: Props) {
  const t = useGuestTexts();
  const a = useTexts(afterTexts);
  const { progress, busy, trouble, work } = booking;
  const hold = progress.hold!;
  const isHeld = progress.step === 'held';
  const guest = useTelegram()?.guest;
  const [unknown, setUnknown] = useState(false);
  const [missing, setMissing] = useState<Faults>({});
  const known = guest !== undefined && !unknown;
  const wrong = {
    name: isFaulty(trouble, 'name') ? a.needed : undefined,
    phone: isFaulty(trouble, 'phone') ? a.wrongPhone : undefined,
  };

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const faults = known ? undefined : missingIn(written, a.needed);
    setMissing(faults ?? {});
    if (faults) return leadToMissing(event.currentTarget, faults);
    const { comment, name, phone } = written;
    const said = { comment: comment.trim() || undefined, language: language() };
    void work(async () => {
      try {
        await booking.book(known ? said : { ...said, name, phone }, known ? 'as_known' : 'as_anybody');
      } catch (problem) {
        if (!hasReason(problem, 'guest_not_registered')) throw problem;
        setUnknown(true);
      }
    });
  };

  return (
    <Step title={a.yourBooking} isNext>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="min-w-0 font-semibold">
          {momentOf(hold, venue.timezone)}, {t.party(hold.guests_count)}
        </p>
        <Button onClick={booking.letGo}>{a.otherTime}</Button>
      </div>
      {isHeld && <CountdownLine key={hold.reference} end={hold.end} onOver={booking.runOut} />}
      {/* It is there before there is news: only so they are read aloud. */}
      <div role="status" className="empty:-mb-4">
        {isHeld && progress.heldAgain && <Notice>{a.heldAgain}</Notice>}
        {!isHeld && (
          <Notice
            tone="warn"
            actions={
              <Button busy={busy} onClick={booking.holdAgain}>
                {a.holdAgain}
              </Button>
            }
          >
            {a.holdOver}
          </Notice>
        )}
      </div>
      <form noValidate onSubmit={send} className="flex flex-col gap-4">
        {known && <p>{a.bookAs(guest.first_name)}</p>}
        {unknown && <Notice tone="warn">{a.notRegistered}</Notice>}
        {!known && (
          <ContactFields
            contact={written}
            onChange={(contact) => onWrite({ ...written, ...contact })}
            faults={{ ...wrong, ...missing }}
          />
        )}
        <TextArea
          label={t.wishes}
          name="comment"
          hint={a.wishesHint}
          maxLength={1_000}
          value={written.comment}
          onChange={({ target }) => onWrite({ ...written, comment: target.value })}
        />
        {!wrong.name && !wrong.phone && <Refusal of={trouble} />}
        <p className="text-sm text-soft">{a.consent(venue.name)}</p>
        <MainAction label={venue.auto_confirm ? a.bookIt : a.askForIt} busy={busy} />
      </form>
    </Step>
  );
}
