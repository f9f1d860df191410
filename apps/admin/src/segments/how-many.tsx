import { keepPreviousData } from '@tanstack/react-query';
import { query } from '../api/client';
import { isProblem, wordsOf } from '../api/problem';
import { useMay } from '../app/me';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Notice, Skeleton } from '../ui/surface';
import { useSettled } from '../ui/use-settled';
import { saidOf, type Filter } from './filter-rules';
import { unreached } from './reach-rules';
import { segmentsTexts } from './segments-texts';

/** Whom a filter means, and who of them can be written to. */
export function useReach(filter: Filter) {
  const may = useMay('segments.read');
  return query.useQuery(
    'post',
    '/segments/preview',
    { body: { filter: saidOf(filter) } },
    { enabled: may, placeholderData: keepPreviousData, retry: false },
  );
}

/** How many are meant, a moment after it was changed; with `why`, also who they are and why some cannot be reached. */
export function HowMany({ filter, why }: { filter: Filter; why?: boolean }) {
  const t = useTexts(segmentsTexts);
  const may = useMay('segments.read');
  const { data, error, isPlaceholderData } = useReach(useSettled(filter, 400));
  if (!may) return null;
  if (error) {
    const isContradiction = isProblem(error) && error.status === 400;
    return <Notice tone="danger">{isContradiction ? t.contradiction : wordsOf(error)}</Notice>;
  }
  if (!data) return <Skeleton className="h-18 w-full" />;
  const { count, reachable } = data;
  return (
    <div role="status" aria-busy={isPlaceholderData || undefined} className="rounded-control bg-sunken px-4 py-3">
      <p>
        <b>{t.meant(count)}</b>
        {count > 0 && `, ${t.reached(reachable.any)}`}
      </p>
      {reachable.any > 0 && (
        <p className="text-soft">{[t.byTelegram(reachable.telegram), t.byEmail(reachable.email)].join(' · ')}</p>
      )}
      {why && <Why of={data} />}
    </div>
  );
}

function Why({ of }: { of: NonNullable<ReturnType<typeof useReach>['data']> }) {
  const t = useTexts(segmentsTexts);
  const { noName } = useTexts(common);
  const { noConsent, blacklisted, noWay } = unreached(of);
  const reasons = [
    noConsent > 0 && t.noConsent(noConsent),
    blacklisted > 0 && t.blacklisted(blacklisted),
    noWay > 0 && t.noWay(noWay),
  ].filter((reason) => reason !== false);
  return (
    <>
      {of.sample.length > 0 && (
        <p className="text-soft">{t.such(of.sample.map(({ name }) => name ?? noName).join(', '))}</p>
      )}
      {reasons.length > 0 && (
        <>
          <p className="mt-2 font-medium">{t.others}</p>
          <ul className="list-disc pl-5">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
