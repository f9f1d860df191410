import { Link, useNavigate } from '@tanstack/react-router';
import { ArrowLeft, Copy, Pause, Pencil, Play, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { api, newKey, query, type Shape } from '../api/client';
import { useMay, useVenue } from '../app/me';
import { seenAnew } from '../app/queries';
import { messageTexts, whyUndelivered } from '../messages/message-texts';
import { useTexts } from '../texts/language';
import { useNow } from '../time/use-now';
import { momentInWords } from '../time/venue-time';
import { Bubble, BubbleWall } from '../ui/bubble';
import { Button } from '../ui/button';
import { Confirm } from '../ui/dialog';
import { Badge, Card, Loaded, Notice, PageHead } from '../ui/surface';
import { tell, tellTrouble } from '../ui/toast';
import { useTheme } from '../app/theme';
import { useAttachment } from './attachment-field';
import { filterInWords } from './audience';
import { audienceTexts } from './audience-texts';
import { goesOn, offered, progressOf, type Campaign, type Verb } from './campaign-rules';
import { looks } from './campaigns-page';
import { campaignsTexts } from './campaigns-texts';
import { Recipients } from './recipients';

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
          <Verbs campaign={campaign} />
        </PageHead>
      </div>
      {reason && (
        <Notice tone={status === 'failed' ? 'danger' : 'warn'}>{t.because(whyUndelivered(words, reason))}</Notice>
      )}
      <Card title={t.progress}>
        <Loaded of={stats} rows={2}>
          {(figures) => <Figures stats={figures} status={status} />}
        </Loaded>
      </Card>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card title={t.message}>
          <BubbleWall look={theme}>
            <Bubble look={theme} text={message_text} buttons={buttons} file={file} />
          </BubbleWall>
        </Card>
        <Facts campaign={campaign} />
      </div>
      <Recipients campaignId={id} campaignStatus={status} />
    </div>
  );
}

function Facts({ campaign: { segment_filter, scheduled_at, started_at, completed_at } }: { campaign: Campaign }) {
  const t = useTexts(campaignsTexts);
  const audience = useTexts(audienceTexts);
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
          {filterInWords(audience, segment_filter).map((line) => (
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

const Figure = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="rounded-control bg-sunken px-3 py-2">
    <dt className="text-sm text-soft">{label}</dt>
    <dd className="text-xl font-semibold tabular-nums">{children}</dd>
  </div>
);

function Figures({ stats, status }: { stats: Shape<'CampaignStatsDto'>; status: Campaign['status'] }) {
  const t = useTexts(campaignsTexts);
  const words = useTexts(messageTexts);
  const { share, minutesLeft } = progressOf(stats);
  const isLive = goesOn(status);
  return (
    <div className="flex flex-col gap-4">
      <div>
        <progress
          aria-label={t.progress}
          max={1}
          value={share}
          className="h-2.5 w-full overflow-hidden rounded-full accent-accent"
        />
        <p role="status" className="text-soft">
          {[
            t.sentOf(stats.sent, stats.total),
            isLive && t.pace(stats.sent_last_minute),
            isLive && minutesLeft !== undefined && t.left(minutesLeft),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <dl className="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-6">
        <Figure label={t.total}>{stats.total}</Figure>
        <Figure label={t.sent}>{stats.sent}</Figure>
        <Figure label={t.pending}>{stats.pending}</Figure>
        <Figure label={t.failed}>{stats.failed}</Figure>
        <Figure label={t.clicked}>{stats.clicked}</Figure>
        <Figure label={t.booked}>{stats.booked}</Figure>
      </dl>
      {stats.failures.length > 0 && (
        <section>
          <h3 className="font-semibold">{t.whyNot}</h3>
          <ul>
            {stats.failures.map(({ reason, count }) => (
              <li key={reason}>
                <b className="tabular-nums">{count}</b> — {whyUndelivered(words, reason)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {stats.links.length > 0 && (
        <section>
          <h3 className="font-semibold">{t.links}</h3>
          <ul>
            {stats.links.map(({ url, guests, clicks }) => (
              <li key={url} className="break-all">
                {url} <span className="text-soft">· {t.linkGuests(guests, clicks)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

const signs = { pause: Pause, resume: Play, cancel: X, write: Pencil, copy: Copy };

function Verbs({ campaign }: { campaign: Campaign }) {
  const t = useTexts(campaignsTexts);
  const maySend = useMay('campaigns.send');
  const mayWrite = useMay('campaigns.write');
  const now = useNow(10_000);
  const navigate = useNavigate();
  const [busy, setBusy] = useState<Verb>();
  const [asksCancel, setAsksCancel] = useState(false);
  const path = { id: campaign.id };
  const headers = () => ({ 'idempotency-key': newKey() });
  async function copy() {
    const { data } = await api.POST('/campaigns/{id}/copy', { params: { path }, headers: headers() });
    await navigate({ to: '/campaigns/$campaignId', params: { campaignId: data!.id } });
  }
  const does: Record<Verb, () => Promise<unknown>> = {
    pause: () => api.POST('/campaigns/{id}/pause', { params: { path }, headers: headers() }),
    resume: () => api.POST('/campaigns/{id}/resume', { params: { path }, headers: headers() }),
    cancel: () => api.POST('/campaigns/{id}/cancel', { params: { path }, headers: headers() }),
    write: () => api.PATCH('/campaigns/{id}', { params: { path }, body: {} }),
    copy,
  };
  async function act(verb: Verb) {
    setBusy(verb);
    try {
      await does[verb]();
      tell(t.did[verb]);
    } catch (error) {
      tellTrouble(error, t.troubles);
    } finally {
      await seenAnew('/campaigns');
      setBusy(undefined);
      setAsksCancel(false);
    }
  }
  const mine = offered(campaign, now).filter((verb) => (verb === 'copy' || verb === 'write' ? mayWrite : maySend));
  return (
    <div className="flex flex-wrap gap-2">
      {mine.map((verb) => (
        <Button
          key={verb}
          icon={signs[verb]}
          look={verb === 'resume' ? 'primary' : 'plain'}
          busy={busy === verb}
          onClick={() => (verb === 'cancel' ? setAsksCancel(true) : void act(verb))}
        >
          {t.verbs[verb]}
        </Button>
      ))}
      <Confirm
        title={t.cancelTitle}
        text={t.cancelText}
        action={t.cancelDo}
        open={asksCancel}
        busy={busy === 'cancel'}
        onConfirm={() => void act('cancel')}
        onClose={() => setAsksCancel(false)}
      />
    </div>
  );
}
