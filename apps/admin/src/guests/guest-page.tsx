import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { CalendarPlus, MessageSquareText, Pencil } from 'lucide-react';
import { query, type Shape } from '../api/client';
import { useMay, useVenue } from '../app/me';
import { useTexts } from '../texts/language';
import { common } from '../texts/common';
import { wallOf } from '../time/venue-time';
import { Button } from '../ui/button';
import { Badge, Loaded, PageHead, Skeletons } from '../ui/surface';
import { tell } from '../ui/toast';
import { FeedbackOfGuest } from '../feedback/feedback-of-guest';
import { BlacklistCard } from './blacklist-card';
import { BotLinkCard } from './bot-link-card';
import { cardTexts } from './card-texts';
import { ChangeCard } from './change-card';
import { ConsentsCard } from './consents-card';
import { DialogueCard } from './dialogue-card';
import { ErasedCard } from './erased-card';
import { FiguresCard } from './figures-card';
import { guestTexts } from './guest-texts';
import { guestName } from './guest-rules';
import { HistoryCard } from './history-card';
import { MergingCard } from './merging-card';
import { PrivacyCard } from './privacy-card';
import { privacyTexts } from './privacy-texts';
import { ProfileCard } from './profile-card';
import { Tags } from './guest-link';

const NewBooking = lazy(() => import('../bookings/new-booking').then((module) => ({ default: module.NewBooking })));

export type GuestCard = Shape<'GuestCardDto'>;

export function GuestPage() {
  const { guestId } = useParams({ from: '/inside/guests/$guestId' });
  const t = useTexts(cardTexts);
  const navigate = useNavigate();
  const card = query.useQuery('get', '/guests/{id}', { params: { path: { id: guestId } } });
  const found = card.data?.id;
  // What was read before the two were made two again says so no more.
  const isElsewhere = found !== undefined && found !== guestId;
  const goesThere = isElsewhere && !card.isFetching;
  useEffect(() => {
    if (!goesThere) return;
    // The card that was asked for is part of this one: its address is this one's.
    tell(t.wasPart);
    void navigate({ to: '/guests/$guestId', params: { guestId: found }, replace: true });
  }, [goesThere, found, navigate, t]);
  if (isElsewhere) return <Skeletons rows={6} />;
  return (
    <>
      {!card.data && <PageHead title={t.guest} />}
      <Loaded of={card} rows={6}>
        {(guest) => (guest.erased_at ? <Erased guest={guest} /> : <Known key={guest.id} guest={guest} />)}
      </Loaded>
    </>
  );
}

function Erased({ guest }: { guest: GuestCard }) {
  const t = useTexts(privacyTexts);
  return (
    <>
      <PageHead title={t.erased} />
      <div className="flex max-w-4xl flex-col gap-4">
        <ErasedCard guest={guest} />
        <HistoryCard guest={guest} />
      </div>
    </>
  );
}

function Known({ guest }: { guest: GuestCard }) {
  const words = useTexts(guestTexts);
  const mayRead = { feedback: useMay('feedback.read'), blacklist: useMay('blacklist.read') };
  const mayWrite = useMay('guests.write');
  const mayTalk = useMay('dialogues.read');
  return (
    <>
      <PageHead title={guestName(guest, words)} note={<Marks guest={guest} />}>
        <Actions guest={guest} />
      </PageHead>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <ProfileCard guest={guest} />
          <FiguresCard guest={guest} />
          <HistoryCard guest={guest} />
          {mayRead.feedback && <FeedbackOfGuest guestId={guest.id} />}
          <MergingCard guest={guest} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {mayTalk && <DialogueCard guest={guest} />}
          <ConsentsCard guest={guest} />
          {mayRead.blacklist && <BlacklistCard guest={guest} />}
          {mayWrite && !guest.telegram_id && <BotLinkCard guest={guest} />}
          <PrivacyCard guest={guest} name={guestName(guest, words)} />
        </div>
      </div>
    </>
  );
}

function Marks({ guest }: { guest: GuestCard }) {
  const t = useTexts(cardTexts);
  const words = useTexts(guestTexts);
  if (!guest.blacklisted && !guest.telegram_blocked_at && guest.tags.length === 0) return null;
  return (
    <span className="mt-1 flex flex-wrap gap-2">
      {guest.blacklisted && <Badge tone="danger">{words.onBlacklist}</Badge>}
      {guest.telegram_blocked_at && <Badge tone="warn">{t.blockedBot}</Badge>}
      <Tags tags={guest.tags} />
    </span>
  );
}

function Actions({ guest }: { guest: GuestCard }) {
  const t = useTexts(cardTexts);
  const { change } = useTexts(common);
  const { timezone } = useVenue();
  const navigate = useNavigate();
  const may = {
    book: useMay('bookings.write'),
    change: useMay('guests.write'),
    write: useMay('dialogues.read'),
  };
  const [doing, setDoing] = useState<'book' | 'change'>();
  const close = () => setDoing(undefined);
  return (
    <>
      {may.write && (guest.telegram_id ?? guest.email) && (
        <Button
          icon={MessageSquareText}
          onClick={() => void navigate({ to: '/dialogues', search: { guest: guest.id } })}
        >
          {t.write}
        </Button>
      )}
      {may.change && (
        <Button icon={Pencil} onClick={() => setDoing('change')}>
          {change}
        </Button>
      )}
      {may.book && (
        <Button look="primary" icon={CalendarPlus} onClick={() => setDoing('book')}>
          {t.book}
        </Button>
      )}
      {doing === 'change' && <ChangeCard guest={guest} onClose={close} />}
      {doing === 'book' && (
        <Suspense fallback={<Skeletons rows={1} />}>
          <NewBooking draft={{ date: wallOf(Date.now(), timezone).date, guestId: guest.id }} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
