import { query } from '../api/client';
import { useTexts } from '../texts/language';
import { localeOf } from '../time/venue-time';
import { Card, Loaded } from '../ui/surface';
import { feedbackTexts } from './feedback-texts';
import type { Days } from './period-rules';

/** How the days went, in sum: one bar for each score, as long as it was given often. */
export function FeedbackSummary({ days }: { days: Days }) {
  const t = useTexts(feedbackTexts);
  const summary = query.useQuery(
    'get',
    '/feedback/summary',
    { params: { query: days } },
    { placeholderData: (before) => before },
  );
  const rounded = (value: number | null) =>
    value === null ? '—' : value.toLocaleString(localeOf(), { maximumFractionDigits: 1 });
  return (
    <section aria-label={t.summary}>
      <Card title={t.summary}>
        <Loaded of={summary} rows={3}>
          {({ nps, average_score, count, scored, by_score }) => {
            const most = Math.max(1, ...by_score.map((each) => each.count));
            return (
              <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-1">
                <dl className="grid grid-cols-2 content-start gap-3">
                  <div>
                    <dt className="text-sm text-soft">{t.nps}</dt>
                    <dd className="text-3xl font-semibold">{rounded(nps)}</dd>
                  </div>
                  <div>
                    <dt className="text-sm text-soft">{t.average}</dt>
                    <dd className="text-3xl font-semibold">{rounded(average_score)}</dd>
                  </div>
                  <div className="col-span-2">
                    <dt className="text-sm text-soft">{t.count}</dt>
                    <dd className="font-medium">{t.withScore(count, scored)}</dd>
                  </div>
                </dl>
                {scored > 0 && (
                  <details open={matchMedia('(min-width: 80rem)').matches}>
                    <summary className="min-h-9 font-medium text-accent-text">{t.spread}</summary>
                    <ul className="flex flex-col gap-0.5">
                      {by_score.toReversed().map((each) => (
                        <li key={each.score} className="flex items-center gap-2 text-sm">
                          <span className="sr-only">{t.scoreCount(each.score, each.count)}</span>
                          <span aria-hidden className="w-5 text-right">
                            {each.score}
                          </span>
                          <span aria-hidden className="h-3 flex-1 overflow-hidden rounded-full bg-sunken">
                            <span
                              className={`block h-full rounded-full ${each.score >= 9 ? 'bg-accent' : each.score >= 7 ? 'bg-warn-text' : 'bg-danger'}`}
                              style={{ width: `${(each.count / most) * 100}%` }}
                            />
                          </span>
                          <span aria-hidden className="w-8 text-right text-soft">
                            {each.count}
                          </span>
                        </li>
                      ))}
                    </ul>
                  </details>
                )}
                <p className="text-sm text-soft sm:col-span-full">
                  {t.nps}: {t.npsText}
                </p>
              </div>
            );
          }}
        </Loaded>
      </Card>
    </section>
  );
}
