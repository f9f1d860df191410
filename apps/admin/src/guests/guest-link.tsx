import { Link } from '@tanstack/react-router';
import { useTexts } from '../texts/language';
import { Badge } from '../ui/surface';
import { guestTexts } from './guest-texts';
import { guestName } from './guest-rules';

/** A guest by name, leading to the card. */
export function GuestLink({
  guest,
  className = 'font-medium text-accent-text underline-offset-2 hover:underline',
}: {
  guest: { id: string; name: string | null; phone: string | null; email?: string | null };
  className?: string;
}) {
  const words = useTexts(guestTexts);
  return (
    <Link to="/guests/$guestId" params={{ guestId: guest.id }} className={className}>
      {guestName(guest, words)}
    </Link>
  );
}

export const PhoneLink = ({ phone }: { phone: string }) => (
  <a href={`tel:${phone}`} className="whitespace-nowrap text-accent-text underline-offset-2 hover:underline">
    {phone}
  </a>
);

export const Tags = ({ tags }: { tags: string[] }) => tags.map((tag) => <Badge key={tag}>{tag}</Badge>);
