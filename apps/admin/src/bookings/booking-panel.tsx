import { useState } from 'react';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Dialog } from '../ui/dialog';
import { Loaded } from '../ui/surface';
import { BookingEdit } from './booking-edit';
import { useBooking } from './bookings-read';
import { PanelActions } from './panel-actions';
import { PanelGuest, PanelHistory, PanelNotes, PanelTop } from './panel-facts';
import { panelTexts } from './panel-texts';

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
            <BookingEdit booking={booking} onDone={() => setEditing(false)} />
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
