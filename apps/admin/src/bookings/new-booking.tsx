import { Link } from '@tanstack/react-router';
import { Dialog } from '../ui/dialog';
import { useTexts } from '../texts/language';
import { shellTexts } from '../app/shell-texts';

/** A booking is made in the journal. */
export function NewBooking({ draft, onClose }: { draft: { date?: string; guestId?: string }; onClose: () => void }) {
  const { sections } = useTexts(shellTexts);
  return (
    <Dialog open title={sections.journal} onClose={onClose}>
      <Link to="/journal" search={{ date: draft.date }} className="font-medium text-accent-text underline">
        {sections.journal}
      </Link>
    </Dialog>
  );
}
