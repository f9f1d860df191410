import { useState } from 'react';
import { useMay, useVenue } from '../app/me';
import { useTexts } from '../texts/language';
import { cityOf, wallOf } from '../time/venue-time';
import { useNow } from '../time/use-now';
import { Choice } from '../ui/field';
import { PageHead } from '../ui/surface';
import { askedOf, useKpi, type Asked } from './asked';
import { AtAGlance } from './at-a-glance';
import { CampaignsEffect } from './campaigns-effect';
import { Cohorts } from './cohorts';
import { DailyChart } from './daily-chart';
import { daysInWords } from './figures';
import { GuestsChart } from './guests-chart';
import { HeatMap } from './heat-map';
import { HoursChart } from './hours-chart';
import { MessagesChart } from './messages-chart';
import { NpsChart } from './nps-chart';
import { PartiesChart } from './parties-chart';
import { PeriodBar, type Wish } from './period-bar';
import { daysOf, faultOfDays, type Days } from './period-rules';
import { SourcesChart } from './sources-chart';
import { statisticsTexts } from './statistics-texts';
import { WeekdaysChart } from './weekdays-chart';
import { WeeklyLetter } from './weekly-letter';

/** What happened at the venue, in figures, beside as many days before. */
export function StatisticsPage() {
  const t = useTexts(statisticsTexts);
  const { timezone } = useVenue();
  const today = wallOf(useNow(60_000), timezone).date;
  const [wish, setWish] = useState<Wish>({ span: 'month', back: 0 });
  const [scope, setScope] = useState<Asked['scope']>('venue');
  // What is being written is no period yet: what was looked at before stays until it is one.
  const [last, setLast] = useState<Days>(daysOf('month', 0, today));
  const wanted = wish.span === 'own' ? wish.days : daysOf(wish.span, wish.back, today);
  const days = faultOfDays(wanted) ? last : wanted;
  const asked = askedOf(days, scope);
  const change = (next: Wish) => {
    setLast(days);
    setWish(next);
  };
  return (
    <div className="mx-auto flex max-w-6xl flex-col gap-4">
      <PageHead title={t.title} />
      <div className="-mt-4 flex flex-wrap items-end gap-3">
        <PeriodBar wish={wish} shown={days} onChange={change} />
        {useMay('analytics.organization') && (
          <Choice
            label={t.where}
            value={scope}
            options={(['venue', 'organization'] as const).map((value) => ({ value, label: t.scopes[value] }))}
            onChange={setScope}
          />
        )}
      </div>
      <Counted asked={asked} />
      <AtAGlance asked={asked} />
      <DailyChart asked={asked} />
      <div className="grid gap-4 lg:grid-cols-2 [&>*]:min-w-0">
        <SourcesChart asked={asked} />
        <PartiesChart asked={asked} />
        <WeekdaysChart asked={asked} />
        <HoursChart asked={asked} />
        <HeatMap asked={asked} className="lg:col-span-2" />
        <GuestsChart asked={asked} />
        <NpsChart asked={asked} />
        <Cohorts asked={asked} className="lg:col-span-2" />
        <MessagesChart asked={asked} />
        <WeeklyLetter />
        <CampaignsEffect asked={asked} className="lg:col-span-2" />
      </div>
    </div>
  );
}

/** Which days these are, what they are compared with, and by whose clocks. */
function Counted({ asked }: { asked: Asked }) {
  const t = useTexts(statisticsTexts);
  const { data } = useKpi(asked);
  if (!data) return <p className="min-h-5 text-sm text-soft" />;
  const { date_from, date_to, before_from, before_to, timezone, venues } = data.period;
  return (
    <p aria-live="polite" className="text-sm text-soft">
      {asked.scope === 'organization' && `${t.venues(venues)}. `}
      {t.counted(
        daysInWords({ from: date_from, to: date_to }),
        daysInWords({ from: before_from, to: before_to }),
        cityOf(timezone),
      )}
    </p>
  );
}
