import { Dialog } from '../ui/dialog';

export interface Draft {
  date: string;
  time?: string;
  tableIds?: string[];
  walkIn?: boolean;
  guestId?: string;
}

export function NewBooking({ draft, onClose }: { draft: Draft; onClose: (made?: { id: string }) => void }) {
  return (
    <Dialog title={[draft.date, draft.time].join(' ')} open place="side" onClose={() => onClose()}>
      {null}
    </Dialog>
  );
}
