import { useTexts } from '../texts/language';
import { localeOf } from '../time/venue-time';
import { Select } from '../ui/field';
import { Skeleton } from '../ui/surface';
import { areSame, type Filter } from './filter-rules';
import { useFilterWords } from './filter-words';
import { segmentsTexts } from './segments-texts';
import { useSegments } from './use-segments';

/** One of the saved segments, and what it says. */
export function SegmentChoice({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const t = useTexts(segmentsTexts);
  const inWords = useFilterWords();
  const { data: segments } = useSegments();
  if (!segments) return <Skeleton className="h-11 w-full" />;
  if (segments.length === 0) return <p className="text-soft">{t.noSegments}</p>;
  const chosen = segments.find((segment) => areSame(segment.filter, filter));
  return (
    <>
      <Select
        label={t.segment}
        value={chosen?.id ?? ''}
        onChange={({ target: { value } }) => {
          const segment = segments.find(({ id }) => id === value);
          if (segment) onChange(segment.filter);
        }}
      >
        <option value="" disabled>
          {t.choose}
        </option>
        {segments.map(({ id, name, count }) => (
          <option key={id} value={id}>
            {name} ({count.toLocaleString(localeOf())})
          </option>
        ))}
      </Select>
      {chosen && (
        <ul className="list-disc pl-5 text-soft">
          {inWords(chosen.filter).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </>
  );
}
