import { useState, type FormEvent } from 'react';
import { api, ifVersion } from '../api/client';
import { useVenue } from '../app/me';
import { bookingsSeenAnew } from '../bookings/bookings-read';
import { Chip } from '../bookings/chip';
import { ClashNotice } from '../bookings/clash';
import type { VenueDay } from '../bookings/plan-rules';
import { useVenueDayOn } from '../bookings/venue-day';
import { useWishKey } from '../api/wish-key';
import { rarely, useTables } from '../tables/use-tables';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { dayMs } from '../time/date-rules';
import { addDays, instantAt, wallOf } from '../time/venue-time';
import { Button } from '../ui/button';
import { Input, Select } from '../ui/field';
import { tell } from '../ui/toast';
import type { BlockDraft } from './block-dialog';
import {
  beginsOn,
  blockTypes,
  endsOn,
  fromPressed,
  isOn,
  type Block,
  type BlockTime,
  type BlockType,
} from './block-rules';
import { blocksTexts } from './blocks-texts';

interface Props {
  draft: BlockDraft;
  /** One that is there, to be changed. */
  block?: Block;
  onDone: () => void;
}

/** From when to when, why, and which tables. */
export function BlockForm({ draft, block, onDone }: Props) {
  const t = useTexts(blocksTexts);
  const words = useTexts(common);
  const { timezone } = useVenue();
  const { data: tables = [] } = useTables(rarely);
  const day = useVenueDayOn(draft.date);
  const opening = openingOf(day);
  const [typed, setTyped] = useState<Partial<BlockTime>>(() => timeOf(draft, block, timezone, day));
  const time = { date: draft.date, ...opening, ...typed };
  const [type, setType] = useState<BlockType>(block?.type ?? 'closed');
  const [reason, setReason] = useState(block?.reason ?? '');
  const [tableIds, setTableIds] = useState(block?.table_ids ?? draft.tableIds ?? []);
  const [trouble, setTrouble] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const { keyOf, done } = useWishKey();

  async function save(event: FormEvent) {
    event.preventDefault();
    const starts = { ...time, date: beginsOn(time, draft.date, day) };
    const body = {
      starts_at: instantAt(starts.date, starts.from, timezone).toISOString(),
      ends_at: endOf(block, starts, timezone),
      ...{ type, reason: reason.trim() || null, table_ids: tableIds },
    };
    setBusy(true);
    setTrouble(undefined);
    try {
      const { data } = block
        ? await api.PATCH('/schedule/blocks/{id}', {
            params: { path: { id: block.id } },
            headers: ifVersion(block.version),
            body,
          })
        : await api.POST('/schedule/blocks', { body, headers: { 'idempotency-key': keyOf(body) } });
      done();
      await bookingsSeenAnew();
      const hit = data?.bookings?.length ?? 0;
      tell(hit > 0 ? t.madeHits(words.bookings(hit)) : block ? t.changed : t.made);
      onDone();
    } catch (error) {
      setTrouble(error);
      void bookingsSeenAnew();
    } finally {
      setBusy(false);
    }
  }

  const toggle = (id: string) =>
    setTableIds(tableIds.includes(id) ? tableIds.filter((each) => each !== id) : [...tableIds, id]);
  return (
    <form onSubmit={(event) => void save(event)} className="flex flex-col gap-4" aria-label={t.add}>
      <p className="text-soft">{t.text}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        <Input
          label={t.from}
          type="time"
          required
          value={time.from}
          onChange={(event) => setTyped({ ...typed, from: event.target.value })}
        />
        <Input
          label={t.until}
          type="time"
          required
          hint={t.untilHint}
          value={time.to}
          onChange={(event) => setTyped({ ...typed, to: event.target.value })}
        />
        <Select label={t.type} value={type} onChange={(event) => setType(event.target.value as BlockType)}>
          {blockTypes.map((each) => (
            <option key={each} value={each}>
              {t.types[each]}
            </option>
          ))}
        </Select>
        <Input
          label={t.reason}
          maxLength={500}
          autoComplete="off"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <fieldset>
        <legend className="mb-1 text-sm font-medium">{t.which}</legend>
        <div className="flex flex-wrap gap-2">
          <Chip on={tableIds.length === 0} onPress={() => setTableIds([])}>
            {t.whole}
          </Chip>
          {tables.map(({ id, name }) => (
            <Chip key={id} on={tableIds.includes(id)} onPress={() => toggle(id)}>
              {name}
            </Chip>
          ))}
        </div>
      </fieldset>
      {trouble !== undefined && <ClashNotice error={trouble} />}
      <div className="flex flex-wrap justify-end gap-2">
        {block && <Button onClick={onDone}>{words.cancel}</Button>}
        <Button type="submit" look="primary" busy={busy}>
          {block ? words.save : t.save}
        </Button>
      </div>
    </form>
  );
}

/** The whole evening, where nothing else is said. */
const openingOf = (day: VenueDay | undefined): { from: string; to: string } => ({
  from: day?.opens[0]?.from.slice(-5) ?? '',
  to: day?.opens.at(-1)?.to.slice(-5) ?? '',
});

function timeOf({ date, time }: BlockDraft, block: Block | undefined, zone: string, day?: VenueDay) {
  if (!block) return time ? fromPressed(time) : {};
  const from = wallOf(block.starts_at, zone);
  return { date: isOn(from, day) ? date : from.date, from: from.time, to: wallOf(block.ends_at, zone).time };
}

/** One that lasts for days keeps its last day; only the hour of its end is another. */
function endOf(block: Block | undefined, time: BlockTime, zone: string): string {
  const lasts = block ? Date.parse(block.ends_at) - Date.parse(block.starts_at) : 0;
  const on = block && lasts > dayMs ? wallOf(block.ends_at, zone).date : endsOn(time, (date) => addDays(date, 1));
  return instantAt(on, time.to, zone).toISOString();
}
