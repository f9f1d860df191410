import { faultOf } from '../api/problem';
import { useTexts } from '../texts/language';
import { Checkbox } from '../ui/field';
import { Card } from '../ui/surface';
import { bounds, rulesOfVenue, type Values, type Whole } from './booking-rules-part';
import { DepositFields } from './deposit-fields';
import { aboveSaveBar, SaveBar } from './save-bar';
import { useVenueForm, type Venue } from './use-venue-form';
import { Part } from './venue-about';
import { venueTexts } from './venue-texts';
import { VisitLengths } from './visit-lengths';
import { WholeField } from './whole-field';

export function BookingRules({ venue }: { venue: Venue }) {
  const t = useTexts(venueTexts);
  const { values, notes, set, save, ...form } = useVenueForm(venue, rulesOfVenue);
  const shown = (value: unknown) => (typeof value === 'boolean' ? (value ? t.on : t.off) : String(value));
  const noteOf = (name: keyof Values) => {
    const note = notes[name];
    if (!note) return undefined;
    return note.taken || typeof note.value === 'object' ? t.taken : t.theirs(shown(note.value));
  };
  const whole = (name: Whole) => {
    const [least, most] = bounds[name];
    return {
      name,
      value: values[name],
      fault: (faultOf(form.error, `settings.${name}`) && t.mustBe(least, most)) ?? noteOf(name),
      onChange: (value: number | '') => set({ [name]: value }),
    };
  };
  const autoNote = noteOf('auto_confirm');
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        className={`flex flex-col gap-6 ${aboveSaveBar}`}
      >
        <Part title={t.answering}>
          <div>
            <Checkbox
              label={t.auto}
              hint={t.autoHint}
              checked={values.auto_confirm}
              onChange={(event) => set({ auto_confirm: event.target.checked })}
            />
            {autoNote && (
              <p role="alert" className="text-sm text-danger-text">
                {autoNote}
              </p>
            )}
          </div>
          <WholeField {...whole('request_lapse_minutes')} label={t.lapse} />
          <WholeField {...whole('cancellation_deadline_minutes')} label={t.deadline} />
          <WholeField {...whole('no_show_after_minutes')} label={t.noShow} />
        </Part>
        <Part title={t.when}>
          <WholeField {...whole('slot_minutes')} label={t.slot} />
          <WholeField {...whole('minimum_notice_minutes')} label={t.notice} />
          <WholeField {...whole('booking_horizon_days')} label={t.horizon} />
          <WholeField {...whole('largest_party')} label={t.largest} hint={t.largestHint} />
        </Part>
        <Part title={t.visit}>
          <WholeField {...whole('default_visit_minutes')} label={t.visitDefault} />
          <WholeField {...whole('buffer_minutes')} label={t.buffer} hint={t.bufferHint} />
          {venue.kind === 'studio' && <WholeField {...whole('max_overlap')} label={t.overlap} />}
          <VisitLengths
            lengths={values.visit_lengths}
            fault={form.error ? undefined : noteOf('visit_lengths')}
            onChange={(visit_lengths) => set({ visit_lengths })}
          />
        </Part>
        <Part title={t.deposit}>
          <DepositFields
            policy={values.deposit_policy}
            currency={venue.currency}
            fault={noteOf('deposit_policy')}
            onChange={(deposit_policy) => set({ deposit_policy })}
          />
        </Part>
        <SaveBar {...form} onReset={form.reset} />
      </form>
    </Card>
  );
}
