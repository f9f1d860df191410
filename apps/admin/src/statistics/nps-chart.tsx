import { lazy } from 'react';
import { useTexts } from '../texts/language';
import { Empty, Loaded } from '../ui/surface';
import { useNps, type Asked } from './asked';
import { kindOfScore } from './figure-rules';
import { figure } from './figures';
import { StatisticCard } from './statistic-card';
import { statisticsTexts } from './statistics-texts';

const StackedColumns = lazy(() => import('./stacked-columns'));

/** Which scores guests give, from 0 to 10. */
export function NpsChart({ asked }: { asked: Asked }) {
  const t = useTexts(statisticsTexts);
  const nps = useNps(asked);
  const scores = nps.data?.by_score ?? [];
  const note = nps.data && t.npsText(figure(nps.data.nps.value), figure(nps.data.average_score.value));
  return (
    <StatisticCard
      title={t.nps}
      note={note}
      of="/analytics/nps"
      asked={asked}
      table={{
        heads: [t.score, t.answers, t.share],
        rows: scores.map(({ score, answers, share }) => ({
          key: String(score),
          cells: [score, figure(answers), figure(share, '%')],
        })),
      }}
    >
      <Loaded of={nps}>
        {({ scored, by_tag }) =>
          scored.value === 0 ? (
            <Empty title={t.noScores} />
          ) : (
            <>
              <StackedColumns
                label={`${t.nps}. ${note}`}
                rows={scores.map(({ score, answers }) => ({ score, [kindOfScore(score)]: answers }))}
                by="score"
                series={[
                  { key: 'promoters', name: t.npsKinds.promoters, colour: 'var(--accent)' },
                  { key: 'passives', name: t.npsKinds.passives, colour: 'var(--edge)', hollow: true },
                  { key: 'detractors', name: t.npsKinds.detractors, colour: 'var(--st-no-show-edge)' },
                ]}
                short={String}
                long={(score) => `${t.score}: ${score}`}
              />
              {by_tag.length > 0 && (
                <>
                  <h3 className="mt-4 mb-1 font-semibold">{t.tags}</h3>
                  <ul className="flex flex-wrap gap-2">
                    {by_tag.slice(0, 12).map(({ tag, answers, average_score }) => (
                      <li key={tag} className="rounded-full bg-sunken px-3 py-1 text-sm">
                        {tag} · {figure(answers)}
                        {average_score !== null && ` · ${figure(average_score)}`}
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </>
          )
        }
      </Loaded>
    </StatisticCard>
  );
}
