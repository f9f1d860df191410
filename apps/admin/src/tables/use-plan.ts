import { useState } from 'react';
import { api } from '../api/client';
import { seenAnew } from '../app/queries';
import { textsNow } from '../texts/language';
import { tell, tellTrouble } from '../ui/toast';
import { useUnsaved } from '../ui/unsaved';
import { changesOf, type Edits, type Place } from './plan-rules';
import { tablesTexts } from './tables-texts';
import type { Table } from './use-tables';

/** A table that stands on the plan, as it stands there now. */
export interface Shown {
  table: Table;
  place: Place;
}

const mostSteps = 100;

/** What is done to the plan before it is saved, step by step; and back, beyond what was saved too. */
export function usePlan(tables: Table[]) {
  const [edits, setEdits] = useState<Edits>({});
  const [past, setPast] = useState<Edits[]>([]);
  const [busy, setBusy] = useState(false);
  const changes = changesOf(tables, edits);
  useUnsaved(changes.length > 0);
  const placeOf = ({ id, place }: Table): Place | null => {
    const edited = edits[id];
    return edited === undefined ? place : edited;
  };

  const begin = () => {
    const now = Object.fromEntries(tables.map((table) => [table.id, placeOf(table)]));
    setPast((before) => [...before.slice(1 - mostSteps), now]);
  };
  /** `begun`: the step has begun already, as while something is dragged. */
  const put = (change: Edits, { begun = false } = {}) => {
    if (!begun) begin();
    setEdits((before) => ({ ...before, ...change }));
  };
  const undo = () => {
    const before = past.at(-1);
    if (!before) return;
    setEdits(before);
    setPast(past.slice(0, -1));
  };
  const save = async () => {
    setBusy(true);
    try {
      await api.PUT('/tables/plan', { body: { tables: changes } });
      tell(textsNow(tablesTexts).planSaved);
    } catch (error) {
      tellTrouble(error);
    }
    await seenAnew('/tables', '/bookings');
    setBusy(false);
  };

  return { placeOf, put, begin, undo, save, busy, changes, canUndo: past.length > 0 };
}
