import { Link } from '@tanstack/react-router';
import { CopyPlus } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { api } from '../api/client';
import { useVenue } from '../app/me';
import { seenAnew } from '../app/queries';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Input } from '../ui/field';
import { Loaded, Notice } from '../ui/surface';
import { addTables } from '../tables/add-tables';
import { allPlaced, changesOf } from '../tables/plan-rules';
import { wordsOfTable } from '../tables/table-words';
import { useTables, type Table } from '../tables/use-tables';
import { firstRunTexts } from './first-run-texts';

const most = 60;

/** As many as are wanted, by the first numbers that no table has. */
function freeNumbers(tables: readonly Table[], count: number): string[] {
  const taken = new Set(tables.map(({ name }) => name));
  return Array.from({ length: tables.length + count }, (_, nth) => String(nth + 1))
    .filter((name) => !taken.has(name))
    .slice(0, count);
}

/** So that the floor plan is not empty when it is first looked at. */
async function standOnPlan(): Promise<void> {
  const { data = [] } = await api.GET('/tables', { params: { query: { limit: 200 } } });
  const tables = changesOf(data, allPlaced(data));
  if (tables.length > 0) await api.PUT('/tables/plan', { body: { tables } });
}

export function TablesStep({ onDone }: { onDone: () => void }) {
  const tables = useTables();
  return <Loaded of={tables}>{(all) => <Adding tables={all} onDone={onDone} />}</Loaded>;
}

function Adding({ tables, onDone }: { tables: Table[]; onDone: () => void }) {
  const t = useTexts(firstRunTexts);
  const { timezone } = useVenue();
  const [count, setCount] = useState('8');
  const [seats, setSeats] = useState('4');
  const [zone, setZone] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const named = zone ?? t.zoneDefault;

  async function add(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const names = freeNumbers(tables, Number(count));
      await addTables(names, { capacity: Number(seats), zone: named.trim() || null });
      await standOnPlan();
      await seenAnew('/tables');
      onDone();
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  }

  const whole = (label: string, value: string, onValue: (value: string) => void, limit: number) => (
    <Input
      label={label}
      type="number"
      inputMode="numeric"
      required
      min={1}
      max={limit}
      value={value}
      onChange={(event) => onValue(event.target.value)}
    />
  );
  return (
    <form onSubmit={(event) => void add(event)} className="flex flex-col gap-4">
      {error !== undefined && <Notice tone="danger">{wordsOfTable(error, timezone)}</Notice>}
      {tables.length > 0 && <Notice>{t.have(tables.length)}</Notice>}
      <div className="grid gap-4 sm:grid-cols-3">
        {whole(t.count, count, setCount, most)}
        {whole(t.seats, seats, setSeats, 1_000)}
        <Input label={t.zone} maxLength={100} value={named} onChange={(event) => setZone(event.target.value)} />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" icon={CopyPlus} look={tables.length > 0 ? 'plain' : 'primary'} busy={busy}>
          {t.addTables(Number(count) || 0, Number(seats) || 0)}
        </Button>
        {tables.length > 0 && (
          <>
            <Button look="primary" onClick={onDone}>
              {t.next}
            </Button>
            <Link to="/settings/tables" className="flex min-h-11 items-center text-accent-text underline">
              {t.moreTables}
            </Link>
          </>
        )}
      </div>
    </form>
  );
}
