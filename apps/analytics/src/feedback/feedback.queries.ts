import { compared } from '../statistics/compared.dto';
import { comparedRate } from '../statistics/compared-rate.dto';
import { partsOf } from '../statistics/part-rules';
import { Period } from '../statistics/period-rules';
import { seriesOf, stepOf } from '../statistics/series-rules';
import { percent } from '../statistics/share-rules';
import { Asked, Table } from '../statistics/statistics';
import { npsOf, Scores, scoresOf } from './feedback-rules';
import { FeedbackFiguresDto, NpsStatisticsDto, TagScoresDto } from './feedback.dto';

/** Which scores were given in each of some periods. */
async function scoresIn({ tx, venueIds }: Asked, periods: readonly Period[]): Promise<Scores[]> {
  const rows = await tx.query<{ which: number; score: number; counted: number }>(
    `SELECT /* cast */ p.which, f.score::integer, sum(f.counted)::integer AS counted
       FROM ${partsTable} JOIN feedback_figures f ON f.venue_id = ANY ($1) AND ${inParts}
      GROUP BY p.which, f.score`,
    [venueIds, partsJson(periods)],
  );
  const scores = new Map<number, typeof rows>();
  for (const row of rows) scores.set(row.which, [...(scores.get(row.which) ?? []), row]);
  return periods.map((_, which) => scoresOf(scores.get(which) ?? []));
}

/** The whole months of each period, and the days around them. */
const partsJson = (periods: readonly Period[]): string =>
  JSON.stringify(
    periods.flatMap((period, which) =>
      partsOf(period).map(({ byMonth, from, to }) => ({ which, by_month: byMonth, first: from, last: to })),
    ),
  );
const partsTable = `json_to_recordset($2::json) AS p (which integer, by_month boolean, first date, last date)`;
const inParts = 'f.by_month = p.by_month AND f.day BETWEEN p.first AND p.last';

/** What guests thought in a period, and in the days before. */
export async function feedbackFigures(asked: Asked): Promise<FeedbackFiguresDto> {
  const [scores, earlier] = await scoresIn(asked, [asked.period, asked.before]);
  return figuresOf(scores!, earlier!);
}

function figuresOf(scores: Scores, earlier: Scores): FeedbackFiguresDto {
  const [now, was] = [npsOf(scores), npsOf(earlier)];
  return {
    nps: comparedRate(now.nps, was.nps),
    average_score: comparedRate(now.average, was.average),
    answers: compared(now.answers, was.answers),
    scored: compared(now.scored, was.scored),
    promoters: compared(now.promoters, was.promoters),
    passives: compared(now.passives, was.passives),
    detractors: compared(now.detractors, was.detractors),
  };
}

export async function npsStatistics(asked: Asked): Promise<NpsStatisticsDto> {
  const steps = seriesOf(asked.period);
  const [[scores, earlier, ...each], tags] = await Promise.all([
    scoresIn(asked, [asked.period, asked.before, ...steps]),
    byTag(asked),
  ]);
  const { scored } = npsOf(scores!);
  return {
    period: asked.wire,
    ...figuresOf(scores!, earlier!),
    by_score: scores!.counts.map((answers, score) => ({ score, answers, share: percent(answers, scored) })),
    by_tag: tags,
    step: stepOf(asked.period),
    series: steps.map(({ from }, index) => {
      const { answers, promoters, passives, detractors, average, nps } = npsOf(each[index]!);
      return { date: from, answers, promoters, passives, detractors, average_score: average, nps };
    }),
  };
}

const mostTags = 50;

async function byTag({ tx, venueIds, period }: Asked): Promise<TagScoresDto[]> {
  const rows = await tx.query<{ tag: string; given: { score: number; counted: number }[] }>(
    `WITH /* cast */ given AS (
       SELECT tag COLLATE "C" AS tag, score, sum(counted)::integer AS counted
         FROM ${partsTable} JOIN feedback_tag_figures f ON f.venue_id = ANY ($1) AND ${inParts} GROUP BY tag, score
     ), most AS (
       SELECT tag, sum(counted) AS answers FROM given GROUP BY tag ORDER BY answers DESC, tag LIMIT $3
     )
     SELECT tag::text, json_agg(json_build_object('score', score, 'counted', counted)) AS given
       FROM most JOIN given USING (tag) GROUP BY tag, most.answers ORDER BY most.answers DESC, tag`,
    [venueIds, partsJson([period]), mostTags],
  );
  return rows.map(({ tag, given }) => {
    const { answers, average, nps } = npsOf(scoresOf(given));
    return { tag, answers, average_score: average, nps };
  });
}

export const npsTable = ({ series, step }: NpsStatisticsDto): Table => ({
  name: 'nps',
  heads: [step, 'answers', 'promoters', 'passives', 'detractors', 'average_score', 'nps'],
  rows: series.map(({ date, answers, promoters, passives, detractors, average_score, nps }) => [
    ...[date, answers, promoters, passives, detractors, average_score, nps],
  ]),
});
