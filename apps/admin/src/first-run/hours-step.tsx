import { wordsOf } from '../api/problem';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Notice } from '../ui/surface';
import { hoursOfVenue } from '../settings/opening-hours';
import { useVenueForm, type Venue } from '../settings/use-venue-form';
import { WeekHours } from '../settings/week-hours';
import { overlapping } from '../settings/week-rules';
import { firstRunTexts } from './first-run-texts';

export function HoursStep({ venue, onDone }: { venue: Venue; onDone: () => void }) {
  const t = useTexts(firstRunTexts);
  const { values, notes, set, save, error, busy } = useVenueForm(venue, hoursOfVenue);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (overlapping(values).size === 0) void save().then((isSaved) => isSaved && onDone());
      }}
      className="flex flex-col gap-5"
    >
      {error !== undefined && <Notice tone="danger">{wordsOf(error)}</Notice>}
      <WeekHours week={values} onChange={set} notes={notes} />
      <div>
        <Button type="submit" look="primary" busy={busy}>
          {t.goOn}
        </Button>
      </div>
    </form>
  );
}
