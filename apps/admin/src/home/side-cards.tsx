import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { query, type Shape } from '../api/client';
import { useMay } from '../app/me';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { localeOf } from '../time/venue-time';
import { Button } from '../ui/button';
import { Badge, Card } from '../ui/surface';
import { isInLine } from '../waitlist/waitlist-rules';
import { useWaitlist } from '../waitlist/waitlist-panel';
import { homeTexts } from './home-texts';

const linkClass = 'inline-flex min-h-11 items-center font-medium text-accent-text underline';

const Line = ({ children }: { children: ReactNode }) => <p className="text-lg font-semibold">{children}</p>;

export function WaitlistCard({ date, onOpen }: { date: string; onOpen: () => void }) {
  const t = useTexts(homeTexts);
  const { data } = useWaitlist(date);
  return (
    <Card title={t.waitlist}>
      {data && <Line>{t.waitlistCount(data.filter(isInLine).length)}</Line>}
      <Button className="mt-2" onClick={onOpen}>
        {t.openWaitlist}
      </Button>
    </Card>
  );
}

export function DialoguesCard() {
  const t = useTexts(homeTexts);
  const may = useMay('dialogues.read');
  const { data } = query.useQuery('get', '/dialogues/unread', {}, { enabled: may });
  if (!may || !data) return null;
  return (
    <Card title={t.dialogues}>
      <Line>{t.unread(data.guests)}</Line>
      <Link to="/dialogues" className={linkClass}>
        {t.openDialogues}
      </Link>
    </Card>
  );
}

const mostCounted = 50;

export function FeedbackCard() {
  const t = useTexts(homeTexts);
  const { noName } = useTexts(common);
  const may = useMay('feedback.read');
  const asked = { status: 'new' as const, sort: 'created_at:desc', limit: mostCounted };
  const { data } = query.useQuery('get', '/feedback', { params: { query: asked } }, { enabled: may });
  if (!may || !data) return null;
  return (
    <Card title={t.feedback}>
      <Line>{t.feedbackCount(data.length, data.length === mostCounted)}</Line>
      <ul className="flex flex-col gap-2 py-1">
        {data.slice(0, 2).map(({ id, guest, score, message_text }) => (
          <li key={id}>
            <span className="font-medium">{guest?.name ?? guest?.phone ?? noName}</span>{' '}
            {score !== null && <Badge tone={score < 7 ? 'warn' : 'plain'}>{t.score(score)}</Badge>}
            {message_text && <span className="line-clamp-2 text-sm text-soft">{message_text}</span>}
          </li>
        ))}
      </ul>
      <Link to="/feedback" className={linkClass}>
        {t.openFeedback}
      </Link>
    </Card>
  );
}

export function BotCard() {
  const t = useTexts(homeTexts);
  const may = useMay('bots.read');
  const { data: bots } = query.useQuery('get', '/bots', {}, { enabled: may });
  const first = bots?.[0];
  const { data: bot } = query.useQuery(
    'get',
    '/bots/{id}',
    { params: { path: { id: first?.id ?? '' } } },
    // Each time it is asked of Telegram itself.
    { enabled: first !== undefined, staleTime: 60_000 },
  );
  if (!may || !bots) return null;
  const state = !first ? 'none' : stateOf(bot);
  return (
    <Card title={t.bot}>
      <p>
        <Badge tone={state === 'works' ? 'accent' : state === 'asking' ? 'plain' : 'warn'}>{t.botState[state]}</Badge>
      </p>
      <Link to="/settings/bot" className={linkClass}>
        {first ? `@${first.bot_username}` : t.openBot}
      </Link>
    </Card>
  );
}

const stateOf = (bot: Shape<'BotCardDto'> | undefined) => {
  if (!bot) return 'asking';
  if (!bot.is_active || bot.is_resting) return 'off';
  return bot.telegram.answers ? 'works' : 'silent';
};

/** The day beside the same day a week ago, for who may see the statistics. */
export function NumbersCard() {
  const t = useTexts(homeTexts);
  const may = useMay('analytics.read');
  const { data } = query.useQuery('get', '/analytics/summary', {}, { enabled: may, staleTime: 60_000 });
  if (!may || !data) return null;
  const { guests, occupancy } = data;
  const number = (value: number | null) => value?.toLocaleString(localeOf());
  const percent = (value: number | null) => (value === null ? undefined : `${Math.round(value)} %`);
  return (
    <Card title={t.numbers}>
      <dl className="flex flex-col gap-2">
        <Compared name={t.came} value={number(guests.came.value)} before={number(guests.came.before)} />
        <Compared name={t.fresh} value={number(guests.new.value)} before={number(guests.new.before)} />
        <Compared name={t.occupancy} value={percent(occupancy.value)} before={percent(occupancy.before)} />
      </dl>
    </Card>
  );
}

function Compared({ name, value, before }: { name: string; value?: string; before?: string }) {
  const t = useTexts(homeTexts);
  if (value === undefined) return null;
  return (
    <div className="flex flex-wrap items-baseline gap-x-2">
      <dt className="min-w-0 flex-1">{name}</dt>
      <dd className="font-semibold tabular-nums">{value}</dd>
      {before !== undefined && <dd className="w-full text-sm text-soft">{t.before(before)}</dd>}
    </div>
  );
}
