import { query } from '../api/client';
import { useMay, useVenue } from '../app/me';
import { useTexts } from '../texts/language';
import { momentInWords } from '../time/venue-time';
import { Facts } from '../ui/facts';
import { Card, Trouble } from '../ui/surface';
import { privacyTexts } from './privacy-texts';
import type { GuestCard } from './guest-page';

/** A service that answers at all does so soon. */
const pauseAfter = (looks: { dataUpdateCount: number; errorUpdateCount: number }): number =>
  looks.dataUpdateCount + looks.errorUpdateCount < 30 ? 1_000 : 15_000;

/** Of one of whom nothing is known any more: what each service has removed. */
export function ErasedCard({ guest }: { guest: GuestCard }) {
  const t = useTexts(privacyTexts);
  const { timezone } = useVenue();
  const may = useMay('guests.erase');
  const { data, error } = query.useQuery(
    'get',
    '/guests/{id}/erasure',
    { params: { path: { id: guest.id } } },
    { enabled: may, refetchInterval: ({ state }) => (state.data?.done ? false : pauseAfter(state)) },
  );
  const counts = (removed: unknown) =>
    Object.entries((removed ?? {}) as Record<string, number>)
      .filter(([, count]) => count > 0)
      .map(([what, count]) => `${t.removed[what] ?? what}: ${count}`)
      .join(', ') || t.erasureNothing;
  return (
    <Card title={t.privacy}>
      <div className="flex flex-col gap-3">
        <p>{t.erasedText(momentInWords(guest.erased_at!, timezone))}</p>
        {error && <Trouble error={error} />}
        {data && (
          <Facts
            of={Object.entries(data.services).map(([service, removed]) => [
              t.services[service] ?? service,
              counts(removed),
            ])}
          />
        )}
        <p role="status" className="text-soft">
          {data && (data.done ? t.erasureDone : t.erasureWaits)}
        </p>
      </div>
    </Card>
  );
}
