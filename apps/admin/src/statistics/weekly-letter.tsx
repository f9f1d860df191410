import { useMutation } from '@tanstack/react-query';
import { api, query } from '../api/client';
import { useVenue } from '../app/me';
import { queries } from '../app/queries';
import { useTexts } from '../texts/language';
import { momentInWords } from '../time/venue-time';
import { Switch } from '../ui/field';
import { Card, Loaded } from '../ui/surface';
import { tell, tellTrouble } from '../ui/toast';
import { statisticsTexts } from './statistics-texts';

/** The letter with last week's figures, which everybody turns on for himself. */
export function WeeklyLetter() {
  const t = useTexts(statisticsTexts);
  const { timezone } = useVenue();
  const letter = query.useQuery('get', '/reports/weekly', {});
  const turn = useMutation({
    mutationFn: async (enabled: boolean) => (await api.PUT('/reports/weekly', { body: { enabled } })).data!,
    onSuccess: (now) => {
      queries.setQueryData(query.queryOptions('get', '/reports/weekly', {}).queryKey, now);
      tell(now.enabled ? t.letterIsOn : t.letterIsOff);
    },
    onError: (error) => tellTrouble(error),
  });
  return (
    <Card title={t.letter} className="print:hidden">
      <p className="mb-2 text-soft">{t.letterText}</p>
      <Loaded of={letter} rows={1}>
        {({ enabled, next_at }) => (
          <>
            <Switch label={t.letterOn} on={enabled} disabled={turn.isPending} onChange={(on) => turn.mutate(on)} />
            {enabled && next_at && <p className="text-soft">{t.letterNext(momentInWords(next_at, timezone))}</p>}
          </>
        )}
      </Loaded>
    </Card>
  );
}
