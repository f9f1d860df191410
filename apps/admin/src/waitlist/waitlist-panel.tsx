import { Dialog } from '../ui/dialog';

export function WaitlistPanel({ date, open, onClose }: { date: string; open: boolean; onClose: () => void }) {
  return (
    <Dialog title={date} open={open} place="side" onClose={onClose}>
      {null}
    </Dialog>
  );
}
