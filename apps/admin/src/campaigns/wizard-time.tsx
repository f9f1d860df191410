import { useState } from 'react';
import { useVenue } from '../app/me';
import { useTexts } from '../texts/language';
import { useNow } from '../time/use-now';
import { addDays, cityOf, instantAt, momentInWords, wallOf } from '../time/venue-time';
import { Choice, Input } from '../ui/field';
import { faultsOf, type Draft } from './campaign-rules';
import { campaignsTexts } from './campaigns-texts';

interface Props {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
}

/** Now, or at a moment on the venue's clock. */
export function TimeStep({ draft, change }: Props) {
  const t = useTexts(campaignsTexts);
  const { timezone } = useVenue();
  const now = useNow(20_000);
  const { scheduled_at } = draft;
  const [wall, setWall] = useState(() =>
    scheduled_at ? wallOf(scheduled_at, timezone) : { date: addDays(wallOf(now, timezone).date, 1), time: '12:00' },
  );
  const put = (part: Partial<typeof wall>) => {
    const next = { ...wall, ...part };
    setWall(next);
    if (next.date && next.time) change({ scheduled_at: instantAt(next.date, next.time, timezone).toISOString() });
  };
  const fault = faultsOf(draft, [], now).find((each) => each === 'past' || each === 'far');
  return (
    <div className="flex flex-col gap-4">
      <div>
        <Choice
          label={t.when}
          value={scheduled_at === null ? 'now' : 'later'}
          options={[
            { value: 'now', label: t.whens.now },
            { value: 'later', label: t.whens.later },
          ]}
          onChange={(value) => (value === 'now' ? change({ scheduled_at: null }) : put({}))}
        />
      </div>
      {scheduled_at === null ? (
        <p>{t.nowText}</p>
      ) : (
        <>
          <div className="grid max-w-md grid-cols-2 gap-3">
            <Input
              label={t.date}
              type="date"
              min={wallOf(now, timezone).date}
              value={wall.date}
              hint={t.zone(cityOf(timezone))}
              fault={fault && t.faults[fault]}
              onChange={({ target }) => put({ date: target.value })}
            />
            <Input
              label={t.time}
              type="time"
              value={wall.time}
              onChange={({ target }) => put({ time: target.value })}
            />
          </div>
          {!fault && <p role="status">{t.laterText(momentInWords(scheduled_at, timezone))}</p>}
        </>
      )}
    </div>
  );
}
