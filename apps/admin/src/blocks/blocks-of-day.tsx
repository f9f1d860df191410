import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { api, query, type Shape } from '../api/client';
import { useMay, useVenue } from '../app/me';
import { namesOf } from '../bookings/booking-rules';
import { bookingsSeenAnew } from '../bookings/bookings-read';
import { tellClash } from '../bookings/tell-clash';
import { rarely, useTables } from '../tables/use-tables';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { clockOf, dayInWords, wallOf } from '../time/venue-time';
import { Button, IconButton } from '../ui/button';
import { Confirm } from '../ui/dialog';
import { Badge, Loaded, Notice } from '../ui/surface';
import { tell } from '../ui/toast';
import type { Block } from './block-rules';
import { blocksTexts } from './blocks-texts';

interface Props {
  date: string;
  onChange: (block: Block) => void;
}

/** What is blocked on a day of the venue: to the end of its evening. */
export function BlocksOfDay({ date, onChange }: Props) {
  const t = useTexts(blocksTexts);
  const calendar = query.useQuery('get', '/bookings/calendar', { params: { query: { date } } }, { staleTime: 60_000 });
  return (
    <section aria-label={t.ofDay}>
      <Loaded of={calendar} rows={1}>
        {({ day }) => <BlocksIn span={day} {...{ date, onChange }} />}
      </Loaded>
    </section>
  );
}

function BlocksIn({ span: { from, to }, date, onChange }: Props & { span: { from: string; to: string } }) {
  const t = useTexts(blocksTexts);
  const asked = query.useQuery('get', '/schedule/blocks', { params: { query: { from, to, limit: 200 } } });
  return (
    <Loaded of={asked} rows={1}>
      {(blocks) =>
        blocks.length === 0 ? (
          <p className="text-soft">{t.none}</p>
        ) : (
          <ul className="flex flex-col gap-2">
            {blocks.map((block) => (
              <BlockRow key={block.id} listed={block} date={date} onChange={onChange} />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function BlockRow({ listed, date, onChange }: Props & { listed: Shape<'BlockDto'> }) {
  const t = useTexts(blocksTexts);
  const { change } = useTexts(common);
  const { timezone } = useVenue();
  const mayWrite = useMay('schedule.write');
  const { data: tables = [] } = useTables(rarely);
  // With what is booked in its time, which the list does not tell.
  const { data: block } = query.useQuery('get', '/schedule/blocks/{id}', { params: { path: { id: listed.id } } });
  const [asking, setAsking] = useState(false);
  const { id, starts_at, ends_at, type, reason, table_ids } = listed;
  const timeOf = (instant: string) => {
    const wall = wallOf(instant, timezone);
    return wall.date === date ? wall.time : `${dayInWords(wall.date, { month: 'short' })}, ${wall.time}`;
  };
  const span = `${timeOf(starts_at)} – ${timeOf(ends_at)}`;
  const unblock = () =>
    api.DELETE('/schedule/blocks/{id}', { params: { path: { id } } }).then(
      async () => {
        await bookingsSeenAnew();
        tell(t.unblocked);
      },
      (error: unknown) => tellClash(error),
    );
  return (
    <li className="rounded-control border bg-surface p-3">
      <div className="flex flex-wrap items-center gap-2">
        <div className="min-w-0 flex-1">
          <p className="font-semibold tabular-nums">
            {span} <Badge>{t.types[type]}</Badge>
          </p>
          <p className="text-soft">
            {[table_ids.length > 0 ? namesOf(tables, table_ids) : t.whole, reason].filter(Boolean).join(' · ')}
          </p>
        </div>
        {mayWrite && (
          <>
            <IconButton
              icon={Pencil}
              label={`${change}: ${span}`}
              disabled={!block}
              onClick={() => block && onChange(block)}
            />
            <Button aria-label={`${t.unblock}: ${span}`} onClick={() => setAsking(true)}>
              {t.unblock}
            </Button>
          </>
        )}
      </div>
      {block?.bookings && block.bookings.length > 0 && <Hit bookings={block.bookings} />}
      <Confirm
        title={t.unblockTitle(span)}
        text={table_ids.length > 0 ? namesOf(tables, table_ids) : t.whole}
        action={t.unblock}
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => void unblock().then(() => setAsking(false))}
      />
    </li>
  );
}

/** Who is booked in a time that is blocked now. */
export function Hit({ bookings }: { bookings: NonNullable<Block['bookings']> }) {
  const t = useTexts(blocksTexts);
  const words = useTexts(common);
  const { timezone } = useVenue();
  const { data: tables = [] } = useTables(rarely);
  return (
    <div className="mt-2">
      <Notice tone="warn">
        <p>{t.hits(words.bookings(bookings.length))}</p>
        <ul className="mt-1">
          {bookings.map(({ id, booked_at, guest_name, guests_count, table_ids }) => (
            <li key={id}>
              {[
                clockOf(booked_at, timezone),
                guest_name ?? words.noName,
                words.guests(guests_count),
                namesOf(tables, table_ids),
              ]
                .filter(Boolean)
                .join(' · ')}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
