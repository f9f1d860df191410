import { useTexts } from '../texts/language';
import { Card } from '../ui/surface';
import { hoursTexts } from './hours-texts';
import { aboveSaveBar, SaveBar } from './save-bar';
import { useVenueForm, type Venue } from './use-venue-form';
import { intervalsOf, overlapping, spansOf, weekdays, type Week } from './week-rules';
import { WeekHours } from './week-hours';

const inOrder = (week: Week): Week =>
  Object.fromEntries(weekdays.map((day) => [day, intervalsOf(spansOf(week[day]))])) as Week;

/** The hours as a part of the venue that is changed by itself. */
export const hoursOfVenue = {
  of: ({ settings }: Venue): Week => settings.opening_hours,
  changeOf: (_: Partial<Week>, week: Week) => ({ settings: { opening_hours: inOrder(week) } }),
};

export function OpeningHours({ venue }: { venue: Venue }) {
  const t = useTexts(hoursTexts);
  const { values, notes, set, save, ...form } = useVenueForm(venue, hoursOfVenue);
  return (
    <Card title={t.hours}>
      <form
        className={aboveSaveBar}
        onSubmit={(event) => {
          event.preventDefault();
          if (overlapping(values).size === 0) void save();
        }}
      >
        <WeekHours week={values} onChange={set} notes={notes} />
        <SaveBar {...form} onReset={form.reset} />
      </form>
    </Card>
  );
}
