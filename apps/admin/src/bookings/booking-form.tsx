import { useState, type FormEvent } from 'react';
import { faultOf } from '../api/problem';
import { rarely, useTables } from '../tables/use-tables';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Disclosure } from '../ui/disclosure';
import { Notice } from '../ui/surface';
import { tell } from '../ui/toast';
import { namesOf, tablesBody, tagsOf, type Booking } from './booking-rules';
import { Chip } from './chip';
import { ClashNotice, type Instead } from './clash';
import { formTexts } from './form-texts';
import { GuestField, nobody, whoBody, type Who } from './guest-field';
import { useMakeBooking } from './make-booking';
import type { BookingDraft } from './new-booking';
import { PartyField, useSlots, WhenField } from './plan-fields';
import { isParty, momentOf, whenBody, type Plan } from './plan-rules';
import { TableChoice } from './table-choice';
import { useVenueDayOn } from './venue-day';
import { WishesFields, type Wishes } from './wishes-fields';

const planOf = ({ date, time = '', minutes, tableIds = [] }: BookingDraft): Plan => ({
  guests: 2,
  ...{ date, time, minutes, tableIds },
});

interface Props {
  draft: BookingDraft;
  onDone: (made?: Booking) => void;
}

/** A booking for later: when, for how many, where, and for whom. */
export function BookingForm({ draft, onDone }: Props) {
  const t = useTexts(formTexts);
  const words = useTexts(common);
  const { data: tables = [] } = useTables(rarely);
  const [plan, setPlan] = useState(() => planOf(draft));
  const [who, setWho] = useState<Who>({ ...nobody, guestId: draft.guestId });
  const [wishes, setWishes] = useState<Wishes>({ comment: '', notes: '', tags: '' });
  const [missing, setMissing] = useState<string>();
  const { busy, trouble, make } = useMakeBooking();
  const { data: slots = [] } = useSlots(plan);
  const day = useVenueDayOn(plan.date);
  const moment = momentOf(plan, slots, day);
  const visit =
    moment && isParty(plan.guests) ? { ...moment, guests: plan.guests, duration_minutes: plan.minutes } : undefined;
  const change = (part: Partial<Plan>) => {
    setMissing(undefined);
    setPlan((before) => ({ ...before, ...part }));
  };

  async function save(wanted: Plan, against: Pick<Instead, 'overrides' | 'override_reason'> = {}) {
    const fault = !isParty(wanted.guests) ? t.sayParty : !wanted.time ? t.sayWhen : undefined;
    setMissing(fault);
    if (fault) return;
    const made = await make({
      guests_count: wanted.guests,
      ...whenBody(wanted, slots, day),
      ...(wanted.minutes && { duration_minutes: wanted.minutes }),
      ...(!wanted.later && tablesBody(wanted.tableIds)),
      ...whoBody(who),
      ...(wishes.comment.trim() && { comment: wishes.comment.trim() }),
      ...(wishes.notes.trim() && { notes: wishes.notes.trim() }),
      ...(wishes.tags.trim() && { tags: tagsOf(wishes.tags) }),
      ...against,
    });
    if (!made) return;
    tell(saidOf(made));
    onDone(made);
  }

  const saidOf = ({ status, guest_name, time, table_ids }: Booking) =>
    status === 'new'
      ? t.madeRequest(guest_name ?? words.noName, time)
      : t.made(guest_name ?? words.noName, time, namesOf(tables, table_ids));

  function takeInstead({ time, tableIds, ...against }: Instead) {
    const wanted = { ...plan };
    // The table that was wanted may be taken then too.
    if (time) Object.assign(wanted, { date: time.date, time: time.time, startsAt: time.starts_at, tableIds: [] });
    if (tableIds) wanted.tableIds = tableIds;
    setPlan(wanted);
    void save(wanted, against);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void save(plan);
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <div className="grid gap-x-6 gap-y-4 md:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <PartyField plan={plan} onChange={change} />
          <WhenField plan={plan} onChange={change} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Where plan={plan} visit={visit} onChange={change} />
          <GuestField who={who} onChange={setWho} phoneFault={faultOf(trouble, 'guest_phone')} />
          <Disclosure title={t.moreFields}>
            <div className="flex flex-col gap-3">
              <WishesFields wishes={wishes} onChange={(part) => setWishes({ ...wishes, ...part })} />
            </div>
          </Disclosure>
        </div>
      </div>
      {missing && <Notice tone="danger">{missing}</Notice>}
      {trouble !== undefined && (
        <ClashNotice
          error={trouble}
          wanted={{ ...moment, guests: plan.guests, duration_minutes: plan.minutes }}
          onInstead={takeInstead}
        />
      )}
      <div className="sticky -bottom-4 -mx-5 -mb-4 flex flex-wrap justify-end gap-2 border-t bg-raised sm:rounded-b-card px-5 py-3">
        <Button onClick={() => onDone()}>{words.cancel}</Button>
        <Button type="submit" look="primary" busy={busy} className="min-w-40">
          {t.book}
        </Button>
      </div>
    </form>
  );
}

interface WhereProps {
  plan: Plan;
  visit: Parameters<typeof TableChoice>[0]['visit'];
  onChange: (change: Partial<Plan>) => void;
}

function Where({ plan, visit, onChange }: WhereProps) {
  const t = useTexts(formTexts);
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{t.tables}</legend>
      {!plan.later && (
        <TableChoice visit={visit} chosen={plan.tableIds} onChoose={(tableIds) => onChange({ tableIds })} withBest />
      )}
      <div>
        <Chip on={plan.later === true} faint onPress={() => onChange({ later: !plan.later, tableIds: [] })}>
          {t.later}
        </Chip>
      </div>
      {plan.later && <p className="text-sm text-soft">{t.laterHint}</p>}
    </fieldset>
  );
}
