import { Link } from '@tanstack/react-router';
import { Megaphone, Plus } from 'lucide-react';
import { useState } from 'react';
import { api, query } from '../api/client';
import { useEndless } from '../api/endless';
import { pagedOf } from '../api/paged';
import { useLookAgain } from '../app/look-again';
import { useMay, useVenue } from '../app/me';
import { useTexts } from '../texts/language';
import { momentInWords } from '../time/venue-time';
import { EndlessEnd } from '../ui/endless-end';
import { Input, Select } from '../ui/field';
import { Badge, Empty, Loaded, PageHead } from '../ui/surface';
import { useSettled } from '../ui/use-settled';
import { goesOn, progressOf, type Campaign, type Status } from './campaign-rules';
import { campaignsTexts } from './campaigns-texts';
import { begunHere } from './use-campaign-draft';

export const looks = {
  ...({ draft: 'plain', queued: 'info', sending: 'info', paused: 'warn' } as const),
  ...({ completed: 'accent', cancelled: 'plain', failed: 'danger' } as const),
};

const newLink =
  'inline-flex min-h-11 items-center gap-2 rounded-control bg-accent px-4 font-medium text-accent-ink hover:brightness-110';

export function CampaignsPage() {
  const t = useTexts(campaignsTexts);
  const mayWrite = useMay('campaigns.write');
  const [typed, setTyped] = useState('');
  const [status, setStatus] = useState<Status | ''>('');
  const asked = { q: useSettled(typed.trim()) || undefined, status: status || undefined };
  const found = useEndless<Campaign>(
    '/campaigns',
    asked,
    (page, signal) => pagedOf(api.GET('/campaigns', { params: { query: { ...asked, page, limit: 20 } }, signal })),
    { refetchInterval: useLookAgain() },
  );
  const start = mayWrite && (
    <Link to="/campaigns/$campaignId" params={{ campaignId: 'new' }} className={newLink}>
      <Plus aria-hidden className="size-5" />
      {t.start}
    </Link>
  );
  const isFiltered = asked.q !== undefined || asked.status !== undefined;
  return (
    <>
      <PageHead title={t.title} note={t.note}>
        {start}
      </PageHead>
      <search className="mb-4 grid gap-3 sm:grid-cols-[minmax(0,1fr)_14rem]">
        <Input
          label={t.find}
          type="search"
          autoComplete="off"
          maxLength={200}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Select label={t.status} value={status} onChange={({ target }) => setStatus(target.value as Status | '')}>
          <option value="">{t.anyStatus}</option>
          {Object.entries(t.statuses).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </search>
      {mayWrite && !isFiltered && <Begun />}
      <Loaded of={found}>
        {({ items: campaigns }) =>
          campaigns.length > 0 ? (
            <div aria-busy={found.isPlaceholderData || undefined}>
              <ul className="flex flex-col gap-3">
                {campaigns.map((campaign) => (
                  <Row key={campaign.id} campaign={campaign} />
                ))}
              </ul>
              <EndlessEnd of={found} />
            </div>
          ) : isFiltered ? (
            <Empty title={t.noneSuch} />
          ) : (
            <Empty icon={Megaphone} title={t.none} text={t.noneText} />
          )
        }
      </Loaded>
    </>
  );
}

/** What was begun in this browser and has no name or no words yet. */
function Begun() {
  const t = useTexts(campaignsTexts);
  const { id } = useVenue();
  const draft = begunHere(id);
  if (!draft) return null;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-3 rounded-card border border-dashed px-4 py-3">
      <span className="min-w-0 flex-1 truncate">{draft.name || draft.message_text || t.unfinished}</span>
      <Link
        to="/campaigns/$campaignId"
        params={{ campaignId: 'new' }}
        className="font-medium text-accent-text underline"
      >
        {t.goOn}
      </Link>
    </div>
  );
}

function Row({ campaign }: { campaign: Campaign }) {
  const t = useTexts(campaignsTexts);
  const { timezone } = useVenue();
  const { id, name, status, message_text, started_at, scheduled_at, updated_at } = campaign;
  const at = (instant: string) => momentInWords(instant, timezone);
  const when = started_at
    ? t.startedAt(at(started_at))
    : status === 'queued' && scheduled_at
      ? t.scheduledFor(at(scheduled_at))
      : t.changedAt(at(updated_at));
  return (
    <li className="relative rounded-card border bg-surface px-4 py-3 hover:bg-sunken">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="min-w-0 flex-1 truncate font-semibold">
          <Link to="/campaigns/$campaignId" params={{ campaignId: id }} className="after:absolute after:inset-0">
            {name}
          </Link>
        </h2>
        <Badge tone={looks[status]}>{t.statuses[status]}</Badge>
      </div>
      <p className="truncate text-soft">{message_text}</p>
      <p className="text-sm text-soft">{when}</p>
      {started_at && <Figures campaign={campaign} />}
    </li>
  );
}

function Figures({ campaign: { id, status } }: { campaign: Campaign }) {
  const t = useTexts(campaignsTexts);
  const { data } = query.useQuery(
    'get',
    '/campaigns/{id}/stats',
    { params: { path: { id } } },
    { staleTime: 60_000, refetchInterval: goesOn(status) ? 5_000 : false },
  );
  if (!data) return <p className="text-sm">&nbsp;</p>;
  const { share } = progressOf(data);
  const said = [
    t.sentOf(data.sent, data.total),
    data.failed > 0 && t.failedCount(data.failed),
    data.clicked > 0 && t.clickedCount(data.clicked),
    data.booked > 0 && t.bookedCount(data.booked),
  ].filter(Boolean);
  return (
    <>
      <p className="text-sm font-medium">{said.join(' · ')}</p>
      {(goesOn(status) || status === 'paused') && (
        <div aria-hidden className="mt-1 h-1.5 overflow-hidden rounded-full bg-sunken">
          <div className="h-full bg-accent" style={{ width: `${share * 100}%` }} />
        </div>
      )}
    </>
  );
}
