import { ChevronLeft, ChevronRight } from 'lucide-react';
import { query } from '../api/client';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { addDays, dayInWords } from '../time/venue-time';
import { IconButton } from '../ui/button';
import { Input, Select } from '../ui/field';
import { Skeleton } from '../ui/surface';
import { Chip } from './chip';
import { formTexts } from './form-texts';
import { hoursOf, isParty, lengthsWith, type Plan, type Slot } from './plan-rules';

interface Props {
  plan: Plan;
  onChange: (change: Partial<Plan>) => void;
}

const quickParties = [1, 2, 3, 4, 5, 6, 7, 8];

/** How many come: one press for most, a number for the rest. */
export function PartyField({ plan, onChange }: Props) {
  const t = useTexts(formTexts);
  const { guests: counted } = useTexts(common);
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{t.party}</legend>
      <div className="flex flex-wrap items-end gap-2">
        {quickParties.map((count) => (
          <Chip
            key={count}
            on={plan.guests === count}
            label={counted(count)}
            onPress={() => onChange({ guests: count })}
          >
            {count}
          </Chip>
        ))}
        <Input
          label={t.morePeople}
          hideLabel
          type="number"
          inputMode="numeric"
          min={1}
          max={1000}
          value={plan.guests > 8 ? plan.guests : ''}
          placeholder="9+"
          onChange={(event) => onChange({ guests: Number(event.target.value) || 0 })}
          className="w-20"
        />
      </div>
    </fieldset>
  );
}

/** The times of a day of the venue, and how much is free at each. */
export function useSlots({ date, guests, minutes }: Plan) {
  const asked = { date, ...(isParty(guests) && { guests }), duration_minutes: minutes };
  return query.useQuery('get', '/bookings/slots', { params: { query: asked } }, { enabled: Boolean(date) });
}

/** The day, its free times to be pressed, and any other time to be written. */
export function WhenField({ plan, onChange }: Props) {
  const t = useTexts(formTexts);
  const words = useTexts(common);
  const { data: slots, isLoading } = useSlots(plan);
  const goTo = (date: string) => onChange({ date, startsAt: undefined });
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{t.when}</legend>
      <div className="flex items-end gap-1">
        <IconButton icon={ChevronLeft} label={words.dayBefore} onClick={() => goTo(addDays(plan.date, -1))} />
        <Input
          label={t.day}
          hideLabel
          type="date"
          required
          value={plan.date}
          onChange={(event) => event.target.value && goTo(event.target.value)}
          className="min-w-0 flex-1"
        />
        <IconButton icon={ChevronRight} label={words.dayAfter} onClick={() => goTo(addDays(plan.date, 1))} />
      </div>
      <p className="text-sm text-soft">{dayInWords(plan.date)}</p>
      {isLoading && <Skeleton className="h-24 w-full" />}
      {slots && slots.length === 0 && <p className="text-sm text-soft">{t.noTimes}</p>}
      {slots && slots.length > 0 && (
        <div
          role="group"
          aria-label={t.freeTimes}
          ref={showChosen}
          className="relative flex max-h-44 flex-wrap gap-1.5 overflow-y-auto p-0.5"
        >
          {slots.map((slot) => (
            <SlotChip key={slot.starts_at} slot={slot} plan={plan} onChange={onChange} />
          ))}
        </div>
      )}
      <div className="grid grid-cols-2 gap-2">
        <Input
          label={t.otherTime}
          type="time"
          value={plan.time}
          onChange={(event) => onChange({ time: event.target.value, startsAt: undefined })}
        />
        <LengthField plan={plan} onChange={onChange} />
      </div>
    </fieldset>
  );
}

/** What was chosen before the times were there is not hidden below them. */
function showChosen(times: HTMLElement | null): void {
  const chosen = times?.querySelector<HTMLElement>('[aria-pressed="true"]');
  if (times && chosen) times.scrollTop = chosen.offsetTop - times.clientHeight / 2 + chosen.clientHeight / 2;
}

function SlotChip({ slot, plan, onChange }: Props & { slot: Slot }) {
  const t = useTexts(formTexts);
  const on = plan.startsAt ? plan.startsAt === slot.starts_at : plan.time === slot.time;
  return (
    <Chip
      on={on}
      faint={slot.free === 0}
      onPress={() => onChange({ time: slot.time, startsAt: slot.starts_at })}
      className="tabular-nums"
    >
      {slot.time}
      <span aria-hidden className="text-xs">
        {slot.free > 0 ? slot.free : '—'}
      </span>
      <span className="sr-only"> {t.free(slot.free)}</span>
    </Chip>
  );
}

function LengthField({ plan, onChange }: Props) {
  const t = useTexts(formTexts);
  return (
    <Select
      label={t.duration}
      value={plan.minutes ?? ''}
      onChange={(event) => onChange({ minutes: Number(event.target.value) || undefined })}
    >
      <option value="">{t.durationUsual}</option>
      {lengthsWith(plan.minutes).map((minutes) => (
        <option key={minutes} value={minutes}>
          {t.hours(...hoursOf(minutes))}
        </option>
      ))}
    </Select>
  );
}
