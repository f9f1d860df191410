import { lazy } from 'react';
import { useTexts } from '../texts/language';
import { Empty, Loaded } from '../ui/surface';
import { useMessages, type Asked } from './asked';
import { figure } from './figures';
import { StatisticCard } from './statistic-card';
import { statisticsTexts } from './statistics-texts';

const StackedColumns = lazy(() => import('./stacked-columns'));

/** What the bot was to send, by what it was about, and what arrived. */
export function MessagesChart({ asked }: { asked: Asked }) {
  const t = useTexts(statisticsTexts);
  const messages = useMessages(asked);
  const kinds = messages.data?.by_kind.filter(({ queued }) => queued.value !== 0) ?? [];
  const reach = messages.data?.reach;
  const nameOf = (kind: string) => t.kinds[kind] ?? kind;
  return (
    <StatisticCard
      title={t.messages}
      note={reach && t.messagesText(figure(reach.reachable), figure(reach.chats))}
      of="/analytics/messages"
      asked={asked}
      table={{
        heads: [t.kind, t.queued, t.delivered, t.failed],
        rows: kinds.map(({ kind, queued, delivered, failed }) => ({
          key: kind,
          cells: [nameOf(kind), ...[queued, delivered, failed].map(({ value }) => figure(value))],
        })),
      }}
    >
      <Loaded of={messages}>
        {() =>
          kinds.length === 0 ? (
            <Empty title={t.noMessages} />
          ) : (
            <StackedColumns
              label={t.messages}
              rows={kinds.map(({ kind, delivered, failed }) => ({
                ...{ kind, delivered: delivered.value ?? 0, failed: failed.value ?? 0 },
              }))}
              by="kind"
              series={[
                { key: 'delivered', name: t.delivered, colour: 'var(--accent)' },
                { key: 'failed', name: t.failed, colour: 'var(--st-no-show-edge)', hollow: true },
              ]}
              short={nameOf}
            />
          )
        }
      </Loaded>
    </StatisticCard>
  );
}
