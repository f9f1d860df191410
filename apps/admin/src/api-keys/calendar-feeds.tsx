import { CalendarSync, Plus } from 'lucide-react';
import { useId, useState, type FormEvent } from 'react';
import { api, query, type Shape } from '../api/client';
import { wordsOf } from '../api/problem';
import { useMay, useVenue } from '../app/me';
import { seenAnew } from '../app/queries';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { momentInWords } from '../time/venue-time';
import { Button } from '../ui/button';
import { Confirm, Dialog } from '../ui/dialog';
import { Input } from '../ui/field';
import { Badge, Card, Empty, Loaded, Notice } from '../ui/surface';
import { tell, tellTrouble } from '../ui/toast';
import { apiKeysTexts } from './api-keys-texts';
import { ShownOnce } from './shown-once';

type Feed = Shape<'CalendarFeedDto'>;

/** Which calendars read the bookings. */
export function CalendarFeeds() {
  const t = useTexts(apiKeysTexts);
  const mayWrite = useMay('calendar_feeds.write');
  const feeds = query.useQuery('get', '/calendar-feeds', { params: { query: { limit: 200 } } });
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<Shape<'NewCalendarFeedDto'>>();
  const add = mayWrite && (
    <Button look="primary" icon={Plus} onClick={() => setMaking(true)}>
      {t.newFeed}
    </Button>
  );
  return (
    <Card actions={add}>
      <p className="mb-3 text-soft">{t.feedsText}</p>
      <Loaded of={feeds}>
        {(all) =>
          all.length === 0 ? (
            <Empty icon={CalendarSync} title={t.noFeeds} text={t.noFeedsText} />
          ) : (
            <ul className="flex flex-col divide-y">
              {all.map((feed) => (
                <Row key={feed.id} feed={feed} mayWrite={mayWrite} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {isMaking && (
        <NewFeed
          onClose={() => setMaking(false)}
          onMade={(feed) => {
            setMaking(false);
            setMade(feed);
          }}
        />
      )}
      {made && (
        <ShownOnce
          title={t.feedMade(made.name)}
          text={t.feedOnce}
          label={t.feedAddress}
          secret={made.url}
          onKept={() => {
            setMade(undefined);
            void seenAnew('/calendar-feeds');
          }}
        />
      )}
    </Card>
  );
}

function NewFeed({ onClose, onMade }: { onClose: () => void; onMade: (feed: Shape<'NewCalendarFeedDto'>) => void }) {
  const t = useTexts(apiKeysTexts);
  const words = useTexts(common);
  const form = useId();
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  async function make(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const { data } = await api.POST('/calendar-feeds', { body: { name: name.trim() } });
      onMade(data!);
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  }
  return (
    <Dialog
      open
      title={t.newFeed}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" type="submit" form={form} busy={busy}>
            {t.makeFeed}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void make(event)} className="flex flex-col gap-4">
        {error !== undefined && (
          <Notice tone="danger">{wordsOf(error, { too_many_calendar_feeds: t.tooManyFeeds })}</Notice>
        )}
        <Input
          label={t.feedName}
          hint={t.feedNameHint}
          required
          maxLength={100}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  );
}

function Row({ feed, mayWrite }: { feed: Feed; mayWrite: boolean }) {
  const t = useTexts(apiKeysTexts);
  const { timezone } = useVenue();
  const { id, name, last_read_at, revoked_at } = feed;
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const stop = async () => {
    setBusy(true);
    try {
      await api.DELETE('/calendar-feeds/{id}', { params: { path: { id } } });
      tell(t.stopDone(name));
    } catch (error) {
      tellTrouble(error);
    }
    setBusy(false);
    setAsked(false);
    await seenAnew('/calendar-feeds');
  };
  return (
    <li className="flex flex-wrap items-center gap-3 py-3">
      <div className="min-w-48 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          {name}
          {revoked_at && <Badge>{t.stopped}</Badge>}
        </p>
        <p className="text-soft">{last_read_at ? t.lastRead(momentInWords(last_read_at, timezone)) : t.neverRead}</p>
      </div>
      {mayWrite && !revoked_at && (
        <Button aria-label={t.stopOf(name)} onClick={() => setAsked(true)}>
          {t.stop}
        </Button>
      )}
      <Confirm
        open={asked}
        title={t.stopAsk(name)}
        text={t.stopText}
        action={t.stop}
        busy={busy}
        onConfirm={() => void stop()}
        onClose={() => setAsked(false)}
      />
    </li>
  );
}
