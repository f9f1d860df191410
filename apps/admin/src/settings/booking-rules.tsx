import { Plus, Trash2 } from 'lucide-react';
import { faultOf } from '../api/problem';
import type { Shape } from '../api/client';
import { useTexts } from '../texts/language';
import { common } from '../texts/common';
import { Button, IconButton } from '../ui/button';
import { Checkbox, Input, Select } from '../ui/field';
import { Card } from '../ui/surface';
import { signOf } from './money-and-places';
import { SaveBar } from './save-bar';
import { useVenueForm, type Venue } from './use-venue-form';
import { Part } from './venue-about';
import { venueTexts } from './venue-texts';

type Settings = Shape<'VenueSettings'>;

/** From and to which each goes. */
const bounds = {
  slot_minutes: [5, 240],
  default_visit_minutes: [5, 1_440],
  buffer_minutes: [0, 240],
  minimum_notice_minutes: [0, 43_200],
  booking_horizon_days: [1, 730],
  largest_party: [1, 1_000],
  cancellation_deadline_minutes: [0, 43_200],
  request_lapse_minutes: [5, 10_080],
  no_show_after_minutes: [5, 1_440],
  max_overlap: [1, 20],
} as const satisfies { [Name in keyof Settings]?: readonly [number, number] };

type Whole = keyof typeof bounds;
/** What is typed may be empty for a moment. */
type Values = Record<Whole, number | ''> & Pick<Settings, 'auto_confirm' | 'visit_lengths' | 'deposit_policy'>;

const part = {
  of: ({ settings }: Venue): Values => ({
    ...(Object.fromEntries(Object.keys(bounds).map((name) => [name, settings[name as Whole]])) as Record<
      Whole,
      number
    >),
    auto_confirm: settings.auto_confirm,
    visit_lengths: settings.visit_lengths,
    deposit_policy: settings.deposit_policy,
  }),
  changeOf: (changed: Partial<Values>) => ({ settings: changed as Partial<Settings> }),
};

const typedNumber = (typed: string): number | '' => (typed === '' ? '' : Math.round(Number(typed)));

export function BookingRules({ venue }: { venue: Venue }) {
  const t = useTexts(venueTexts);
  const { values, notes, set, save, ...form } = useVenueForm(venue, part);
  const shown = (value: unknown) => (typeof value === 'boolean' ? (value ? t.on : t.off) : String(value));
  const noteOf = (name: keyof Values) => {
    const note = notes[name];
    if (!note) return undefined;
    return note.taken || typeof note.value === 'object' ? t.taken : t.theirs(shown(note.value));
  };
  const whole = (name: Whole, label: string, hint?: string) => {
    const [least, most] = bounds[name];
    const value = values[name];
    const isLong = name.endsWith('_minutes') && Number(value) >= 60;
    const inHours = isLong && t.isHours(t.hoursAndMinutes(Math.floor(Number(value) / 60), Number(value) % 60));
    return (
      <Input
        label={label}
        hint={[hint, inHours].filter(Boolean).join('. ') || undefined}
        fault={(faultOf(form.error, `settings.${name}`) && t.mustBe(least, most)) ?? noteOf(name)}
        type="number"
        inputMode="numeric"
        required
        min={least}
        max={most}
        step={1}
        value={value}
        onChange={(event) => set({ [name]: typedNumber(event.target.value) })}
      />
    );
  };
  const autoNote = noteOf('auto_confirm');
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        className="flex flex-col gap-6"
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
          {whole('request_lapse_minutes', t.lapse)}
          {whole('cancellation_deadline_minutes', t.deadline)}
          {whole('no_show_after_minutes', t.noShow)}
        </Part>
        <Part title={t.when}>
          {whole('slot_minutes', t.slot)}
          {whole('minimum_notice_minutes', t.notice)}
          {whole('booking_horizon_days', t.horizon)}
          {whole('largest_party', t.largest, t.largestHint)}
        </Part>
        <Part title={t.visit}>
          {whole('default_visit_minutes', t.visitDefault)}
          {whole('buffer_minutes', t.buffer, t.bufferHint)}
          {venue.kind === 'studio' && whole('max_overlap', t.overlap)}
          <VisitLengths
            lengths={values.visit_lengths}
            fault={form.error ? undefined : noteOf('visit_lengths')}
            onChange={(visit_lengths) => set({ visit_lengths })}
          />
        </Part>
        <Part title={t.deposit}>
          <Deposit
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

function VisitLengths({
  lengths,
  fault,
  onChange,
}: {
  lengths: Settings['visit_lengths'];
  fault?: string;
  onChange: (lengths: Settings['visit_lengths']) => void;
}) {
  const t = useTexts(venueTexts);
  const words = useTexts(common);
  const write = (index: number, change: Partial<Settings['visit_lengths'][number]>) =>
    onChange(lengths.with(index, { ...lengths[index]!, ...change }));
  const more = () => {
    const last = lengths.at(-1);
    onChange([...lengths, { up_to_guests: (last?.up_to_guests ?? 0) + 2, minutes: (last?.minutes ?? 60) + 30 }]);
  };
  return (
    <div role="group" aria-label={t.visitLengths} className="flex flex-col gap-2 sm:col-span-2">
      <p className="text-sm font-medium">{t.visitLengths}</p>
      <p className="text-sm text-soft">{t.visitLengthsText}</p>
      {lengths.map(({ up_to_guests, minutes }, index) => (
        <div key={index} className="flex items-end gap-2">
          <Input
            label={t.upTo}
            type="number"
            required
            min={(lengths[index - 1]?.up_to_guests ?? 0) + 1}
            max={1_000}
            value={up_to_guests || ''}
            onChange={(event) => write(index, { up_to_guests: Number(event.target.value) })}
          />
          <Input
            label={t.stays}
            type="number"
            required
            min={5}
            max={1_440}
            value={minutes || ''}
            onChange={(event) => write(index, { minutes: Number(event.target.value) })}
          />
          <IconButton
            icon={Trash2}
            label={t.removeLength(words.guests(up_to_guests))}
            onClick={() => onChange(lengths.toSpliced(index, 1))}
          />
        </div>
      ))}
      {fault && (
        <p role="alert" className="text-sm text-danger-text">
          {fault}
        </p>
      )}
      <div>
        <Button small icon={Plus} onClick={more}>
          {t.addLength}
        </Button>
      </div>
    </div>
  );
}

function Deposit({
  policy,
  currency,
  fault,
  onChange,
}: {
  policy: Settings['deposit_policy'];
  currency: string;
  fault?: string;
  onChange: (policy: Settings['deposit_policy']) => void;
}) {
  const t = useTexts(venueTexts);
  const { kind, amount, kept_percent } = policy;
  return (
    <>
      <Select
        label={t.depositKind}
        fault={fault}
        value={kind}
        onChange={({ target }) => {
          const next = target.value as typeof kind;
          onChange({ ...policy, kind: next, amount: next === 'none' ? 0 : next === 'percent' ? 10 : 1_000 });
        }}
      >
        {(['none', 'fixed', 'percent'] as const).map((one) => (
          <option key={one} value={one}>
            {t.depositKinds[one]}
          </option>
        ))}
      </Select>
      {kind !== 'none' && (
        <>
          <Input
            label={kind === 'fixed' ? t.depositSum(signOf(currency)) : t.depositPercent}
            type="number"
            required
            min={1}
            max={kind === 'fixed' ? 10_000_000 : 100}
            value={amount || ''}
            onChange={(event) => onChange({ ...policy, amount: Number(event.target.value) })}
          />
          <Input
            label={t.kept}
            type="number"
            required
            min={0}
            max={100}
            value={kept_percent}
            onChange={(event) => onChange({ ...policy, kept_percent: Number(event.target.value) })}
          />
        </>
      )}
    </>
  );
}
