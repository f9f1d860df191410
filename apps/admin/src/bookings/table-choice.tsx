import { wordsOf } from '../api/problem';
import { rarely, useTables } from '../tables/use-tables';
import { useTexts } from '../texts/language';
import { common } from '../texts/common';
import { Disclosure } from '../ui/disclosure';
import { Skeleton } from '../ui/surface';
import { namesOf } from './booking-rules';
import { useAvailable } from './bookings-read';
import { Chip } from './chip';
import { clashTexts } from './clash-texts';
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
  const { data: tables = [] } = useTables(rarely);
  const clash = useTexts(clashTexts);
  const { data: available, error, isLoading } = useAvailable(visit);
  if (isLoading) return <Skeleton className="h-11 w-full" />;
  const best = available?.suggestion?.table_ids ?? [];
  const free = (available?.tables ?? []).filter(({ id }) => !own.includes(id));
  const isFree = (id: string) => own.includes(id) || free.some((table) => table.id === id);
  const rest = tables.filter(({ id, is_active }) => is_active && !isFree(id));
  const toggle = (id: string) => onChoose(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  const chipOf = ({ id, name, capacity }: { id: string; name: string; capacity: number | null }, faint = false) => (
    <Chip key={id} on={chosen.includes(id)} faint={faint} onPress={() => toggle(id)}>
      <Named before={t.tableWord} name={name} capacity={capacity} />
    </Chip>
  );
  const isRestChosen = rest.some(({ id }) => chosen.includes(id));
  // Then there is nothing else to choose from: two may be put together, or somebody moved.
  const isNothingFree = available !== undefined && !available.suggestion && own.length === 0;
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
          >
            <Named before={t.together} name={name} capacity={capacity} />
          </Chip>
        ))}
      </div>
      {error !== null && (
        <p role="status" className="text-sm text-danger-text">
          {wordsOf(error, clash.rules)}
        </p>
      )}
      {isNothingFree && (
        <p role="status" className="text-sm text-danger-text">
          {t.nothingFree}
        </p>
      )}
      {rest.length > 0 && (
        <Disclosure title={t.otherTables} open={isRestChosen || isNothingFree}>
          <div className="flex flex-wrap gap-2">{rest.map((table) => chipOf(table, true))}</div>
        </Disclosure>
      )}
    </div>
  );
}

/** The name and how many sit there; with the words that the eye does not need. */
function Named({ before, name, capacity }: { before: string; name: string; capacity: number | null }) {
  const { seats } = useTexts(common);
  return (
    <>
      <span className="sr-only">{before} </span>
      {name}
      {capacity !== null && (
        <>
          <span aria-hidden className="text-sm">
            {capacity}
          </span>
          <span className="sr-only"> · {seats(capacity)}</span>
        </>
      )}
    </>
  );
}
