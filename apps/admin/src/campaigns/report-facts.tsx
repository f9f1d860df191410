import { useVenue } from '../app/me';
import { useFilterWords } from '../segments/filter-words';
import { useTexts } from '../texts/language';
import { momentInWords } from '../time/venue-time';
import { Card } from '../ui/surface';
import type { Campaign } from './campaign-rules';
import { campaignsTexts } from './campaigns-texts';

/** To whom it went, and when. */
export function ReportFacts({
  campaign: { segment_filter, scheduled_at, started_at, completed_at },
}: {
  campaign: Campaign;
}) {
  const t = useTexts(campaignsTexts);
  const inWords = useFilterWords();
  const { timezone } = useVenue();
  const moments = [
    [t.plannedFor, scheduled_at],
    [t.begun, started_at],
    [t.ended, completed_at],
  ] as const;
  return (
    <Card title={t.facts}>
      <dl className="flex flex-col gap-3">
        <div>
          <dt className="text-sm text-soft">{t.audience}</dt>
          {inWords(segment_filter).map((line) => (
            <dd key={line}>{line}</dd>
          ))}
        </div>
        {moments.map(
          ([label, at]) =>
            at && (
              <div key={label}>
                <dt className="text-sm text-soft">{label}</dt>
                <dd>{momentInWords(at, timezone)}</dd>
              </div>
            ),
        )}
      </dl>
    </Card>
  );
}
