import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { ScrollText, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { api } from '../api/client';
import { pagedOf } from '../api/paged';
import { useMe, useVenue } from '../app/me';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { addDays, instantAt } from '../time/venue-time';
import { ownZone } from '../time/zones';
import { Button } from '../ui/button';
import { Card, Empty, Loaded, PageHead } from '../ui/surface';
import { auditLogTexts } from './audit-log-texts';
import { nameIn } from './difference-rules';
import { Entry } from './entry';
import { anything, asAsked, shownOnce, type Wanted } from './filter-rules';
import { Filters, useVenues } from './filters';
import { eventInWords } from './in-words';

const atOnce = 50;

/** Who changed what: of a venue, or, for an operator who is at none, of the whole platform. */
export function AuditLogPage() {
  const t = useTexts(auditLogTexts);
  const words = useTexts(common);
  const { venue_id } = useMe();
  const { timezone } = useVenue();
  const zone = venue_id ? timezone : ownZone();
  const venues = useVenues();
  const [wanted, setWanted] = useState<Wanted>(anything);
  /** What `entity_id` is called, while only that is shown. */
  const [only, setOnly] = useState('');
  const log = useLog(wanted, zone);
  const whereOf = (id: string | null) => (id ? venues?.find((venue) => venue.id === id)?.name : t.ofPlatform);
  return (
    <div className="mx-auto flex max-w-5xl flex-col gap-4">
      <PageHead title={t.title} note={t.text} />
      <Card>
        <Filters wanted={wanted} onChange={setWanted} />
        {wanted.entity_id && (
          <Button small icon={X} className="mt-3" onClick={() => setWanted({ ...wanted, entity_id: '' })}>
            {t.allAbout(only)}
          </Button>
        )}
      </Card>
      <Card>
        <Loaded of={log}>
          {({ pages }) => {
            const entries = shownOnce(pages.map(({ items }) => items));
            const { total, more } = pages[0]!;
            return entries.length === 0 ? (
              <Empty icon={ScrollText} title={t.nothing} text={t.nothingText} />
            ) : (
              <>
                <ul className="divide-y" aria-busy={log.isFetching}>
                  {entries.map((entry) => (
                    <Entry
                      key={entry.id}
                      entry={entry}
                      zone={zone}
                      where={venue_id ? undefined : whereOf(entry.venue_id)}
                      onOnly={
                        wanted.entity_id
                          ? undefined
                          : () => {
                              setOnly(nameIn(entry) ?? eventInWords(entry.event));
                              setWanted({ ...anything, entity_type: entry.entity_type, entity_id: entry.entity_id });
                            }
                      }
                    />
                  ))}
                </ul>
                <div className="flex flex-wrap items-center gap-3 pt-3">
                  <span role="status" className="text-soft">
                    {words.shownOf(entries.length, total)}
                    {more && '+'}
                  </span>
                  {log.hasNextPage && (
                    <MoreOnSight
                      busy={log.isFetchingNextPage}
                      failed={log.isFetchNextPageError}
                      onMore={() => void log.fetchNextPage()}
                    />
                  )}
                </div>
              </>
            );
          }}
        </Loaded>
      </Card>
    </div>
  );
}

function useLog(wanted: Wanted, zone: string) {
  const query = asAsked(wanted, (date, days) => instantAt(addDays(date, days), '00:00', zone).toISOString());
  return useInfiniteQuery({
    queryKey: ['get', '/audit-log', query],
    queryFn: ({ pageParam }) =>
      pagedOf(api.GET('/audit-log', { params: { query: { ...query, page: pageParam, limit: atOnce } } })),
    initialPageParam: 1,
    getNextPageParam: ({ items }, _, page) => (items.length === atOnce ? page + 1 : undefined),
    placeholderData: keepPreviousData,
  });
}

/** The next page comes when one has read so far; or by hand. */
function MoreOnSight({ busy, failed, onMore }: { busy: boolean; failed: boolean; onMore: () => void }) {
  const words = useTexts(common);
  const button = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What failed is tried again by hand alone.
    if (busy || failed) return undefined;
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && onMore());
    seen.observe(button.current!);
    return () => seen.disconnect();
  }, [busy, failed, onMore]);
  return (
    <div ref={button}>
      <Button busy={busy} onClick={onMore}>
        {words.more}
      </Button>
    </div>
  );
}
