import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { query } from '../api/client';
import { useTheme } from '../app/theme';
import { messageTexts, whyUndelivered } from '../messages/message-texts';
import { useTexts } from '../texts/language';
import { Bubble, BubbleWall } from '../ui/bubble';
import { Badge, Card, Loaded, Notice, PageHead } from '../ui/surface';
import { useAttachment } from './attachment-field';
import { goesOn, type Campaign } from './campaign-rules';
import { looks } from './campaigns-page';
import { campaignsTexts } from './campaigns-texts';
import { Recipients } from './recipients';
import { ReportFacts } from './report-facts';
import { ReportFigures } from './report-figures';
import { ReportVerbs } from './report-verbs';

/** How a campaign goes, or went. */
export function CampaignReport({ campaign }: { campaign: Campaign }) {
  const t = useTexts(campaignsTexts);
  const words = useTexts(messageTexts);
  const theme = useTheme();
  const { id, name, status, reason, message_text, buttons, upload_id } = campaign;
  const file = useAttachment(upload_id);
  const stats = query.useQuery(
    'get',
    '/campaigns/{id}/stats',
    { params: { path: { id } } },
    {
      // What was asked for a moment before its end is not how it ended.
      refetchInterval: ({ state }) => (goesOn(status) || (state.data?.pending ?? 1) > 0 ? 2_000 : 15_000),
    },
  );
  return (
    <div className="mx-auto flex max-w-5xl flex-col gap-4">
      <div>
        <Link to="/campaigns" className="inline-flex min-h-9 items-center gap-1 text-accent-text">
          <ArrowLeft aria-hidden className="size-4" />
          {t.back}
        </Link>
        <PageHead
          title={name}
          note={
            <span role="status">
              <Badge tone={looks[status]}>{t.statuses[status]}</Badge>
            </span>
          }
        >
          <ReportVerbs campaign={campaign} />
        </PageHead>
      </div>
      {reason && (
        <Notice tone={status === 'failed' ? 'danger' : 'warn'}>{t.because(whyUndelivered(words, reason))}</Notice>
      )}
      <Card title={t.progress}>
        <Loaded of={stats} rows={2}>
          {(figures) => <ReportFigures stats={figures} status={status} />}
        </Loaded>
      </Card>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card title={t.message}>
          <BubbleWall look={theme}>
            <Bubble look={theme} text={message_text} buttons={buttons} file={file} />
          </BubbleWall>
        </Card>
        <ReportFacts campaign={campaign} />
      </div>
      <Recipients campaignId={id} campaignStatus={status} />
    </div>
  );
}
