import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, query, type Shape } from '../api/client';
import { wordsOf } from '../api/problem';
import { useWishKey } from '../api/wish-key';
import { useLookAgain } from '../app/look-again';
import { useMay, useVenue } from '../app/me';
import { seenAnew } from '../app/queries';
import { GuestLink, PhoneLink, Tags } from '../guests/guest-link';
import { guestTexts } from '../guests/guest-texts';
import { guestName } from '../guests/guest-rules';
import { useStaffName } from '../guests/staff-names';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { momentInWords, wallOf } from '../time/venue-time';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextArea } from '../ui/field';
import { Badge, Loaded, Notice } from '../ui/surface';
import { tell } from '../ui/toast';
import { useUnsaved } from '../ui/unsaved';
import { ScoreBadge, StatusBadges } from './feedback-row';
import { feedbackTexts } from './feedback-texts';
import { fatesOf } from './reply-fates';
import { StepButton } from './step-button';

type Card = Shape<'FeedbackCardDto'>;

/** What a guest said, of which visit, what was answered, and the place for an answer. */
export function FeedbackSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTexts(feedbackTexts);
  const words = useTexts(guestTexts);
  const card = query.useQuery('get', '/feedback/{id}', { params: { path: { id } } });
  const { data: said } = card;
  const mayRead = useMay('guests.read');
  return (
    <Dialog
      open
      place="side"
      title={said?.guest ? guestName(said.guest, words) : said ? t.unknownGuest : t.title}
      onClose={onClose}
      actions={said && <StepButton said={said} />}
    >
      <Loaded of={card} rows={4}>
        {(one) => (
          <div className="flex flex-col gap-5">
            <div className="flex flex-wrap items-center gap-2">
              <ScoreBadge score={one.score} />
              <StatusBadges said={one} />
              <Tags tags={one.tags} />
            </div>
            <section>
              <h3 className="sr-only">{t.message}</h3>
              {one.message_text ? (
                <p className="text-lg break-words whitespace-pre-line">{one.message_text}</p>
              ) : (
                <p className="text-soft">{t.noMessage}</p>
              )}
              <When said={one} />
            </section>
            {one.guest && mayRead && (
              <p className="flex flex-wrap gap-x-4">
                <GuestLink guest={one.guest} />
                {one.guest.phone && one.guest.name && <PhoneLink phone={one.guest.phone} />}
              </p>
            )}
            <Visit said={one} />
            <Replies said={one} />
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}

function When({ said }: { said: Card }) {
  const t = useTexts(feedbackTexts);
  const { timezone } = useVenue();
  const staffName = useStaffName();
  const who = staffName(said.handled_by_user_id);
  const handled = said.handled_at && momentInWords(said.handled_at, timezone);
  return (
    <p className="mt-2 text-sm text-soft">
      {momentInWords(said.created_at, timezone)} · {t.sources[said.source] ?? said.source}
      {handled && <span className="block">{who ? t.handledBy(who, handled) : t.handledWhen(handled)}</span>}
    </p>
  );
}

function Visit({ said: { visit } }: { said: Card }) {
  const t = useTexts(feedbackTexts);
  const words = useTexts(guestTexts);
  const { guests } = useTexts(common);
  const { timezone } = useVenue();
  const mayOpen = useMay('bookings.read');
  return (
    <section>
      <h3 className="mb-1 font-semibold">{t.visit}</h3>
      {visit ? (
        <p className="flex flex-wrap items-center gap-2">
          {mayOpen ? (
            <Link
              to="/journal"
              search={{ date: wallOf(visit.booked_at, timezone).date, booking: visit.booking_id }}
              className="font-medium text-accent-text underline"
            >
              {momentInWords(visit.booked_at, timezone)}
            </Link>
          ) : (
            <b>{momentInWords(visit.booked_at, timezone)}</b>
          )}
          <span>{guests(visit.guests_count)}</span>
          <Badge>{words.statuses[visit.status]}</Badge>
        </p>
      ) : (
        <p className="text-soft">{t.noVisit}</p>
      )}
    </section>
  );
}

function Replies({ said }: { said: Card }) {
  const t = useTexts(feedbackTexts);
  const { timezone } = useVenue();
  const staffName = useStaffName();
  const mayWrite = useMay('feedback.write');
  const mayTalk = useMay('dialogues.read');
  // What becomes of a letter, nobody tells.
  const lookAgainMs = useLookAgain(5_000, 2_000);
  const messages = query.useQuery(
    'get',
    '/dialogues/messages',
    { params: { query: { guest_id: said.guest_id ?? '', kind: 'feedback_reply', limit: 200 } } },
    {
      enabled: mayTalk && said.guest_id !== null && said.replies.length > 0,
      refetchInterval: ({ state }) =>
        state.data?.filter(({ feedback_id }) => feedback_id === said.id).every(({ state }) => state !== 'queued') &&
        (state.data?.filter(({ feedback_id }) => feedback_id === said.id).length ?? 0) >= said.replies.length
          ? false
          : lookAgainMs,
    },
  );
  const fates = fatesOf(said.replies, messages.data?.filter(({ feedback_id }) => feedback_id === said.id) ?? []);
  return (
    <section className="flex flex-col gap-3">
      <h3 className="font-semibold">{t.replies}</h3>
      {said.replies.length === 0 && <p className="text-soft">{t.noReplies}</p>}
      <ul className="flex flex-col gap-3">
        {said.replies.map(({ id, text, created_at, created_by_user_id }, at) => (
          <li key={id} className="rounded-control bg-sunken px-4 py-3">
            <p className="flex flex-wrap items-center gap-2 text-sm text-soft">
              {t.repliedWhen(momentInWords(created_at, timezone), staffName(created_by_user_id))}
              <Fate of={fates[at]} />
            </p>
            <p className="break-words whitespace-pre-line">{text}</p>
          </li>
        ))}
      </ul>
      {mayWrite && (said.guest_id ? <ReplyForm id={said.id} /> : <p className="text-soft">{t.nobodyToAnswer}</p>)}
    </section>
  );
}

function Fate({ of }: { of?: { state: Shape<'MessageDto'>['state']; reason: string | null } }) {
  const t = useTexts(feedbackTexts);
  if (!of) return null;
  const tone = { sent: 'accent', failed: 'danger', unknown: 'warn', queued: 'info' }[of.state as 'sent'] as 'accent';
  const why = of.state === 'failed' ? `: ${t.why[of.reason ?? ''] ?? t.whyOther}` : '';
  return <Badge tone={tone}>{t.states[of.state] + why}</Badge>;
}

function ReplyForm({ id }: { id: string }) {
  const t = useTexts(feedbackTexts);
  const { keyOf } = useWishKey();
  const [text, setText] = useState('');
  const [round, setRound] = useState(0);
  const [trouble, setTrouble] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  useUnsaved(text.trim() !== '');
  async function send() {
    setBusy(true);
    setTrouble(undefined);
    const body = { text: text.trim() };
    try {
      // The same words once more are another answer.
      await api.POST('/feedback/{id}/replies', {
        params: { path: { id } },
        headers: { 'idempotency-key': keyOf({ ...body, round }) },
        body,
      });
      setText('');
      setRound(round + 1);
      tell(t.replyKept);
      await seenAnew('/feedback', '/dialogues');
    } catch (error) {
      setTrouble(error);
    }
    setBusy(false);
  }
  return (
    <form
      className="flex flex-col items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {trouble !== undefined && (
        <Notice tone="danger">{wordsOf(trouble, { nobody_to_answer: t.nobodyToAnswer })}</Notice>
      )}
      <TextArea
        label={t.yourReply}
        className="w-full"
        value={text}
        required
        maxLength={4_000}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" look="primary" busy={busy} disabled={!text.trim()}>
        {t.send}
      </Button>
    </form>
  );
}
