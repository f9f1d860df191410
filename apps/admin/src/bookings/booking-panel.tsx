import { Dialog } from '../ui/dialog';

export function BookingPanel({ bookingId, onClose }: { bookingId: string; onClose: () => void }) {
  return (
    <Dialog title={bookingId} open place="side" onClose={onClose}>
      {null}
    </Dialog>
  );
}
