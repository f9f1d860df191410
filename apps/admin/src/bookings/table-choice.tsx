import { useTexts } from '../texts/language';
import { common } from '../texts/common';
import { Disclosure } from '../ui/disclosure';
import { Skeleton } from '../ui/surface';
import { namesOf } from './booking-rules';
import { useAvailable, useTables } from './bookings-read';
import { Chip } from './chip';
import { formTexts } from './form-texts';

interface Visit {
  date: string;
  time: string;
  guests: number;
  duration_minutes?: number;
}

interface Props {
  /** undefined while it is not known when. */
  visit: Visit | undefined;
  /** None: whatever suits best, where that can be chosen. */
  chosen: string[];
  onChoose: (tableIds: string[]) => void;
  /** The tables that it has: for itself they are free. */
  own?: readonly string[];
  /** Whether the choice may be left to the house. */
  withBest?: boolean;
}

const same = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((id) => other.includes(id));

/** Which tables: those that are free and fit, tables put together, and behind them the rest for who knows better. */
export function TableChoice({ visit, chosen, onChoose, own = [], withBest = false }: Props) {
  const t = useTexts(formTexts);
  const words = useTexts(common);
  const { data: tables = [] } = useTables();
  const { data: available, isLoading } = useAvailable(visit);
  if (isLoading) return <Skeleton className="h-11 w-full" />;
  const best = available?.suggestion?.table_ids ?? [];
  const free = (available?.tables ?? []).filter(({ id }) => !own.includes(id));
  const isFree = (id: string) => own.includes(id) || free.some((table) => table.id === id);
  const rest = tables.filter(({ id, is_active }) => is_active && !isFree(id));
  const toggle = (id: string) => onChoose(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  const seats = (capacity: number | null) => (capacity === null ? '' : ` · ${words.seats(capacity)}`);
  const chipOf = ({ id, name, capacity }: { id: string; name: string; capacity: number | null }, faint = false) => (
    <Chip
      key={id}
      on={chosen.includes(id)}
      faint={faint}
      onPress={() => toggle(id)}
      label={`${t.table(name)}${seats(capacity)}`}
    >
      {name}
      {capacity !== null && <span className="text-sm opacity-80">{capacity}</span>}
    </Chip>
  );
  const isRestChosen = rest.some(({ id }) => chosen.includes(id));
  return (
    <div role="group" aria-label={t.tables} className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        {withBest && (
          <Chip on={chosen.length === 0} onPress={() => onChoose([])}>
            {best.length > 0 ? t.best(namesOf(tables, best)) : t.bestAny}
          </Chip>
        )}
        {tables.filter(({ id }) => own.includes(id)).map((table) => chipOf(table))}
        {free.map((table) => chipOf(table))}
        {(available?.groups ?? []).map(({ id, name, table_ids, capacity }) => (
          <Chip
            key={id}
            on={same(chosen, table_ids)}
            onPress={() => onChoose(same(chosen, table_ids) ? [] : table_ids)}
            label={`${t.together(name)}${seats(capacity)}`}
          >
            {name}
            <span className="text-sm opacity-80">{capacity}</span>
          </Chip>
        ))}
      </div>
      {available && !available.suggestion && own.length === 0 && (
        <p role="status" className="text-sm text-danger-text">
          {t.nothingFree}
        </p>
      )}
      {rest.length > 0 && (
        <Disclosure title={t.otherTables} open={isRestChosen}>
          <div className="flex flex-wrap gap-2">{rest.map((table) => chipOf(table, true))}</div>
        </Disclosure>
      )}
    </div>
  );
}
