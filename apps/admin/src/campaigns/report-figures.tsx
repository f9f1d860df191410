import type { Shape } from '../api/client';
import { messageTexts, whyUndelivered } from '../messages/message-texts';
import { useTexts } from '../texts/language';
import { localeOf } from '../time/venue-time';
import { Progress } from '../ui/progress';
import { goesOn, progressOf, type Campaign } from './campaign-rules';
import { campaignsTexts } from './campaigns-texts';

const Figure = ({ label, children }: { label: string; children: number }) => (
  <div className="flex flex-col justify-between rounded-control bg-sunken px-3 py-2">
    <dt className="text-sm text-soft">{label}</dt>
    <dd className="text-xl font-semibold tabular-nums">{children.toLocaleString(localeOf())}</dd>
  </div>
);

/** How far it is, and what came of it, as it changes. */
export function ReportFigures({ stats, status }: { stats: Shape<'CampaignStatsDto'>; status: Campaign['status'] }) {
  const t = useTexts(campaignsTexts);
  const words = useTexts(messageTexts);
  const { share, minutesLeft } = progressOf(stats);
  const isLive = goesOn(status);
  return (
    <div className="flex flex-col gap-4">
      <div>
        <Progress label={t.progress} share={share} className="w-full" />
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
