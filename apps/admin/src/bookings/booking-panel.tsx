import { useState } from 'react';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Dialog } from '../ui/dialog';
import { Loaded, Skeletons } from '../ui/surface';
import { BookingEdit } from './booking-edit';
import type { BookingCard } from './booking-rules';
import { useBooking } from './bookings-read';
import { PanelActions } from './panel-actions';
import { PanelGuest, PanelHistory, PanelNotes, PanelTop } from './panel-facts';
import { panelTexts } from './panel-texts';
import { useVenueDateOf } from './venue-day';

/** All of one booking at the side of whatever page it is opened from, and what can be done with it. */
export function BookingPanel({ bookingId, onClose }: { bookingId: string; onClose: () => void }) {
  const t = useTexts(panelTexts);
  const { noName } = useTexts(common);
  const asked = useBooking(bookingId);
  const [editing, setEditing] = useState(false);
  const title = asked.data ? (asked.data.guest_name ?? noName) : t.title;
  return (
    <Dialog title={title} open onClose={onClose} place="side">
      <Loaded of={asked} rows={4}>
        {(booking) =>
          editing ? (
            <Edit booking={booking} onDone={() => setEditing(false)} />
          ) : (
            <div className="flex flex-col gap-4">
              <PanelTop booking={booking} />
              <PanelActions booking={booking} onEdit={() => setEditing(true)} />
              <PanelGuest booking={booking} />
              <PanelNotes booking={booking} />
              <PanelHistory booking={booking} />
            </div>
          )
        }
      </Loaded>
    </Dialog>
  );
}

/** On the venue's day: what is after midnight is moved among the evening's times. */
function Edit({ booking, onDone }: { booking: BookingCard; onDone: () => void }) {
  const date = useVenueDateOf(booking.booked_at);
  return date ? <BookingEdit {...{ booking, date, onDone }} /> : <Skeletons rows={4} />;
}
