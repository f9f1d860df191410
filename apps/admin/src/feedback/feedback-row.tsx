import type { Shape } from '../api/client';
import { useMay, useVenue } from '../app/me';
import { GuestLink, Tags } from '../guests/guest-link';
import { guestTexts } from '../guests/guest-texts';
import { guestName } from '../guests/guest-rules';
import { useTexts } from '../texts/language';
import { momentInWords } from '../time/venue-time';
import { Button } from '../ui/button';
import { Badge } from '../ui/surface';
import { feedbackTexts } from './feedback-texts';
import { StepButton } from './step-button';

export function ScoreBadge({ score }: { score: number | null }) {
  const t = useTexts(feedbackTexts);
  if (score === null) return <Badge>{t.noScore}</Badge>;
  return <Badge tone={score >= 9 ? 'accent' : score >= 7 ? 'warn' : 'danger'}>{t.score(score)}</Badge>;
}

export function StatusBadges({ said }: { said: Pick<Shape<'FeedbackDto'>, 'status' | 'is_answered'> }) {
  const t = useTexts(feedbackTexts);
  return (
    <>
      <Badge tone={said.status === 'new' ? 'info' : 'plain'}>{said.status === 'new' ? t.new : t.handled}</Badge>
      {said.is_answered && <Badge tone="accent">{t.answered}</Badge>}
    </>
  );
}

/** `named`: with whose it is. */
export function FeedbackRow({
  said,
  named,
  onOpen,
}: {
  said: Shape<'FeedbackDto'>;
  named?: boolean;
  onOpen: () => void;
}) {
  const t = useTexts(feedbackTexts);
  const words = useTexts(guestTexts);
  const { timezone } = useVenue();
  const mayWrite = useMay('feedback.write');
  const mayRead = useMay('guests.read');
  const { guest, score, message_text, source, tags, created_at } = said;
  const name = guest ? guestName(guest, words) : t.unknownGuest;
  const canAnswer = mayWrite && guest !== null && !said.is_answered;
  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <ScoreBadge score={score} />
        {named && (guest && mayRead ? <GuestLink guest={guest} /> : <b>{name}</b>)}
        <StatusBadges said={said} />
        <Tags tags={tags} />
      </div>
      {message_text && <p className="line-clamp-4 break-words whitespace-pre-line">{message_text}</p>}
      <div className="flex flex-wrap gap-2">
        <Button small aria-label={canAnswer ? t.replyOf(name) : t.openOf(name)} onClick={onOpen}>
          {canAnswer ? t.reply : t.open}
        </Button>
        <StepButton said={said} small />
        <span className="ml-auto self-center text-sm text-soft">
          {momentInWords(created_at, timezone)} · {t.sources[source] ?? source}
        </span>
      </div>
    </li>
  );
}
