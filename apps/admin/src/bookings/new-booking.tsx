import { useState } from 'react';
import { useTexts } from '../texts/language';
import { Dialog } from '../ui/dialog';
import { Choice } from '../ui/field';
import { BookingForm } from './booking-form';
import type { Booking } from './booking-rules';
import { formTexts } from './form-texts';
import { WalkInForm } from './walk-in-form';

/** What is known already when somebody begins to write a booking down. The date is the venue's day. */
export interface BookingDraft {
  date: string;
  time?: string;
  /** How long; without it, as long as is usual. */
  minutes?: number;
  tableIds?: string[];
  walkIn?: boolean;
  guestId?: string;
}

interface Props {
  draft: BookingDraft;
  onClose: (made?: Booking) => void;
}

/** A booking that staff write down, or guests who have just come in. */
export function NewBooking({ draft, onClose }: Props) {
  const t = useTexts(formTexts);
  const [kind, setKind] = useState<'booking' | 'walkIn'>(draft.walkIn ? 'walkIn' : 'booking');
  const options = (['booking', 'walkIn'] as const).map((value) => ({ value, label: t.kinds[value] }));
  return (
    <Dialog title={kind === 'walkIn' ? t.walkIn : t.newBooking} open onClose={() => onClose()} wide>
      <div className="mb-4">
        <Choice label={t.kind} value={kind} options={options} onChange={setKind} />
      </div>
      {kind === 'walkIn' ? (
        <WalkInForm tableIds={draft.tableIds} guestId={draft.guestId} onDone={onClose} />
      ) : (
        <BookingForm draft={draft} onDone={onClose} />
      )}
    </Dialog>
  );
}
