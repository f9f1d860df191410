import { useVenue } from '../app/me';
import { useTexts } from '../texts/language';
import { momentInWords } from '../time/venue-time';
import { Empty, Loaded } from '../ui/surface';
import { useCampaigns, type Asked } from './asked';
import { figure } from './figures';
import { FiguresTable } from './figures-table';
import { StatisticCard } from './statistic-card';
import { statisticsTexts } from './statistics-texts';

/** Of each campaign who booked after its message, and who came. */
export function CampaignsEffect({ asked, className }: { asked: Asked; className?: string }) {
  const t = useTexts(statisticsTexts);
  const { timezone } = useVenue();
  const campaigns = useCampaigns(asked);
  return (
    <StatisticCard
      title={t.campaigns}
      note={t.campaignsText}
      of="/analytics/campaigns"
      asked={asked}
      className={className}
    >
      <Loaded of={campaigns}>
        {({ campaigns: rows }) =>
          rows.length === 0 ? (
            <Empty title={t.noCampaigns} />
          ) : (
            <FiguresTable
              caption={t.campaigns}
              heads={[t.campaign, t.started, t.recipients, t.delivered, t.failed, t.booked, t.share, t.came]}
              rows={rows.map((row) => ({
                key: row.campaign_id,
                cells: [
                  row.name,
                  momentInWords(row.started_at, timezone),
                  ...[row.recipients, row.delivered, row.failed, row.booked].map((value) => figure(value)),
                  figure(row.booked_share, '%'),
                  figure(row.came),
                ],
              }))}
            />
          )
        }
      </Loaded>
    </StatisticCard>
  );
}
