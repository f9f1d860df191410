import { useNavigate, useSearch } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useMay, useVenue } from '../app/me';
import { useTexts } from '../texts/language';
import { useNow } from '../time/use-now';
import { cityOf, wallOf } from '../time/venue-time';
import { Button } from '../ui/button';
import { Choice } from '../ui/field';
import { PageHead } from '../ui/surface';
import { searchOf, statisticsSearch, wishOf, type StatisticsSearch } from './address-rules';
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
import { PeriodBar } from './period-bar';
import { daysOf, yearBefore, type Days, type Wish } from './period-rules';
import { SourcesChart } from './sources-chart';
import { statisticsTexts } from './statistics-texts';
import { WeekdaysChart } from './weekdays-chart';
import { WeeklyLetter } from './weekly-letter';

/** What happened at the venue, in figures, beside other days. What is looked at stands in the address. */
export function StatisticsPage() {
  const t = useTexts(statisticsTexts);
  const { timezone } = useVenue();
  const search = statisticsSearch(useSearch({ from: '/inside/statistics' }));
  const navigate = useNavigate();
  const mayAll = useMay('analytics.organization');
  const today = wallOf(useNow(60_000), timezone).date;
  const wish = wishOf(search);
  const days = daysOf(wish, today);
  const asked = askedOf(days, mayAll && search.where ? search.where : 'venue');
  const yearAgo = search.beside && yearBefore(days);
  const look = (change: StatisticsSearch, replace = false) =>
    void navigate({ to: '/statistics', search: { ...search, ...change }, replace, resetScroll: false });
  const lookAt = (next: Wish) =>
    // Days that are being written are one step back in all.
    look(searchOf(next), next.span === 'own' && wish.span === 'own');
  return (
    <div className="mx-auto flex max-w-6xl flex-col gap-4">
      <PageHead title={t.title}>
        <Button icon={Printer} className="print:hidden" onClick={() => print()}>
          {t.print}
        </Button>
      </PageHead>
      <div className="-mt-4 flex flex-wrap items-end gap-3 print:hidden">
        <PeriodBar wish={wish} shown={days} today={today} onChange={lookAt} />
        <Choice
          label={t.beside}
          value={search.beside ?? 'before'}
          options={(['before', 'year'] as const).map((value) => ({ value, label: t.besides[value] }))}
          onChange={(value) => look({ beside: value === 'year' ? value : undefined })}
        />
        {mayAll && (
          <Choice
            label={t.where}
            value={asked.scope}
            options={(['venue', 'organization'] as const).map((value) => ({ value, label: t.scopes[value] }))}
            onChange={(value) => look({ where: value === 'organization' ? value : undefined })}
          />
        )}
      </div>
      <Counted asked={asked} yearAgo={yearAgo} />
      <AtAGlance asked={asked} yearAgo={yearAgo} />
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
function Counted({ asked, yearAgo }: { asked: Asked; yearAgo?: Days }) {
  const t = useTexts(statisticsTexts);
  const { data } = useKpi(asked);
  if (!data) return <p className="min-h-5 text-sm text-soft" />;
  const { date_from, date_to, before_from, before_to, timezone, venues } = data.period;
  return (
    <p aria-live="polite" className="text-sm text-soft">
      {asked.scope === 'organization' && `${t.venues(venues)}. `}
      {t.counted(
        daysInWords({ from: date_from, to: date_to }),
        daysInWords(yearAgo ?? { from: before_from, to: before_to }),
        cityOf(timezone),
      )}
    </p>
  );
}
