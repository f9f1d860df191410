import { Link } from '@tanstack/react-router';
import { query } from '../api/client';
import { useVenue } from '../app/me';
import { useTexts } from '../texts/language';
import { momentInWords } from '../time/venue-time';
import { Card, Loaded } from '../ui/surface';
import { cardTexts } from './card-texts';

/** The last that was written to each other. */
export function DialogueCard({ guest: { id } }: { guest: { id: string } }) {
  const t = useTexts(cardTexts);
  const { timezone } = useVenue();
  const messages = query.useQuery('get', '/dialogues/messages', { params: { query: { guest_id: id, limit: 4 } } });
  return (
    <Card
      title={t.dialogue}
      actions={
        <Link to="/dialogues" search={{ guest: id }} className="font-medium text-accent-text underline">
          {t.toDialogue}
        </Link>
      }
    >
      <Loaded of={messages} rows={2}>
        {(items) =>
          items.length === 0 ? (
            <p className="text-soft">{t.noMessages}</p>
          ) : (
            <ul className="flex flex-col gap-3">
              {items.toReversed().map(({ id: messageId, direction, text, created_at }) => (
                <li key={messageId}>
                  <p className="text-sm text-soft">
                    {direction === 'in' ? t.fromGuest : t.fromUs} · {momentInWords(created_at, timezone)}
                  </p>
                  <p className="line-clamp-3 break-words whitespace-pre-line">{text ?? t.withoutText}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}
