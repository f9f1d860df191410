import { useMutation, useQueries } from '@tanstack/react-query';
import { CircleCheck, CircleX, RotateCw } from 'lucide-react';
import { api, type Shape } from '../api/client';
import { useEndless } from '../api/endless';
import { pagedOf } from '../api/paged';
import { useMay } from '../app/me';
import { seenAnew } from '../app/queries';
import { useTexts } from '../texts/language';
import { localeOf, ownMoment } from '../time/venue-time';
import { useNow } from '../time/use-now';
import { Button } from '../ui/button';
import { EndlessEnd } from '../ui/endless-end';
import { Badge, Card, Empty, Loaded, PageHead, Skeleton } from '../ui/surface';
import { tell, tellTrouble } from '../ui/toast';
import { operationsTexts } from './operations-texts';

const services = ['identity', 'booking', 'crm', 'messaging', 'analytics', 'bot-gateway'] as const;
type Service = (typeof services)[number];
type State = Shape<'ServiceStateDto'>;

const againMs = 10_000;

/** How the services, their events and the bots are doing, looked at again every ten seconds. */
export function HealthPage() {
  const t = useTexts(operationsTexts);
  const states = useQueries({
    queries: services.map((service) => ({
      queryKey: ['get', `/operations/${service}`],
      queryFn: async () => (await api.GET(`/operations/${service}`)).data!,
      refetchInterval: againMs,
      retry: false,
    })),
  });
  const asked = states.every(({ isPending }) => !isPending);
  const well = states.every(({ data, isError }) => data && !isError);
  const parked = states.flatMap(({ data }) => (data && data.parked > 0 ? [data] : []));
  return (
    <div className="mx-auto flex max-w-5xl flex-col gap-4">
      <PageHead title={t.health} note={asked ? (well ? t.allWell : t.notAllWell) : undefined} />
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {services.map((service, at) => (
          <li key={service}>
            <ServiceCard service={service} state={states[at]?.data} failed={states[at]?.isError ?? false} />
          </li>
        ))}
      </ul>
      <Card title={t.parked}>
        <p className="mb-3 text-soft">{t.parkedText}</p>
        {/* Of a service that is silent nobody knows. */}
        {asked && !well && <p className="mb-3 text-warn-text">{t.someUnknown}</p>}
        {well && parked.length === 0 && <Empty icon={CircleCheck} title={t.noneParked} text={t.noneParkedText} />}
        {parked.map((state) => (
          <ParkedOf key={state.service} state={state} />
        ))}
      </Card>
      <Bots />
    </div>
  );
}

function ServiceCard({ service, state, failed }: { service: Service; state?: State; failed: boolean }) {
  const t = useTexts(operationsTexts);
  const now = useNow(againMs);
  const age = state?.waiting_since
    ? Math.max(0, Math.round((now.getTime() - Date.parse(state.waiting_since)) / 1000))
    : 0;
  return (
    <div className="h-full rounded-card border bg-surface p-4">
      <div className="flex items-center gap-2">
        {failed ? (
          <CircleX aria-hidden className="size-5 text-danger-text" />
        ) : (
          <CircleCheck aria-hidden className="size-5 text-accent-text" />
        )}
        <h2 className="flex-1 font-semibold">{service}</h2>
        <Badge tone={failed ? 'danger' : 'accent'}>{failed ? t.down : t.up}</Badge>
      </div>
      {state ? (
        <dl className="mt-3 grid grid-cols-[1fr_auto] gap-x-3 gap-y-1">
          <dt className="text-soft">{t.waiting}</dt>
          <dd className="text-right tabular-nums">{state.waiting.toLocaleString(localeOf())}</dd>
          <dt className="text-soft">{t.parked}</dt>
          <dd className="text-right tabular-nums">{state.parked.toLocaleString(localeOf())}</dd>
          {age > 30 && <dd className="col-span-2 text-warn-text">{t.oldest(age)}</dd>}
        </dl>
      ) : (
        !failed && <Skeleton className="mt-3 h-12 w-full" />
      )}
    </div>
  );
}

function ParkedOf({ state: { service, parked, parked_events: events } }: { state: State }) {
  const t = useTexts(operationsTexts);
  const may = useMay('operations.write');
  const replay = useMutation({
    mutationFn: async (ids?: string[]) =>
      (
        await api.POST(`/operations/${service}/replay`, {
          body: ids ? { ids } : {},
        })
      ).data!,
    onSuccess: ({ replayed }) => tell(t.replayed(replayed)),
    onError: (error) => tellTrouble(error),
    onSettled: () => seenAnew(`/operations/${service}`),
  });
  return (
    <section className="border-t py-3">
      <div className="mb-2 flex flex-wrap items-center gap-3">
        <h3 className="flex-1 font-semibold">
          {service}: {t.parkedCount(parked)}
        </h3>
        {may && (
          <Button small icon={RotateCw} busy={replay.isPending} onClick={() => replay.mutate(undefined)}>
            {t.replayAll}
          </Button>
        )}
      </div>
      <ul className="divide-y">
        {events.map(({ id, type, reason, error, attempts, parked_at }) => (
          <li key={id} className="flex flex-wrap items-center gap-3 py-2">
            <div className="min-w-0 flex-1 basis-64">
              <p className="font-medium">{type ?? '—'}</p>
              <p className="break-words text-soft">
                {[t.parkedBy[reason] ?? reason, error, t.attempts(attempts), ownMoment(parked_at)]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            {may && (
              <Button small disabled={replay.isPending} onClick={() => replay.mutate([id])}>
                {t.replay}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {parked > events.length && <p className="text-soft">{t.moreParked(parked - events.length)}</p>}
    </section>
  );
}

function Bots() {
  const t = useTexts(operationsTexts);
  const bots = useEndless(
    '/operations/bot-gateway/bots',
    {},
    (page, signal) =>
      pagedOf(api.GET('/operations/bot-gateway/bots', { params: { query: { page, limit: 50 } }, signal })),
    { refetchInterval: againMs },
  );
  return (
    <Card title={t.bots}>
      <p className="mb-3 text-soft">{t.botsText}</p>
      <Loaded of={bots} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t.noBots} />
          ) : (
            <>
              <ul className="divide-y">
                {items.map(({ id, bot_username, venue_name, is_active, reason, last_error, last_error_at }) => (
                  <li key={id} className="flex flex-wrap items-center gap-3 py-2">
                    <div className="min-w-0 flex-1 basis-64">
                      <p className="font-medium">
                        @{bot_username} <span className="font-normal text-soft">{venue_name}</span>
                      </p>
                      {(reason ?? last_error) && (
                        <p className="break-words text-warn-text">
                          {[
                            reason && (t.botOffBy[reason] ?? reason),
                            last_error,
                            last_error_at && ownMoment(last_error_at),
                          ]
                            .filter(Boolean)
                            .join(' · ')}
                        </p>
                      )}
                    </div>
                    <Badge tone={is_active ? 'accent' : 'warn'}>{is_active ? t.botOn : t.botOff}</Badge>
                  </li>
                ))}
              </ul>
              <EndlessEnd of={bots} />
            </>
          )
        }
      </Loaded>
    </Card>
  );
}
