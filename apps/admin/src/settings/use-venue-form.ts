import { useState } from 'react';
import { api, ifVersion, type Shape } from '../api/client';
import { isProblem } from '../api/problem';
import { seenAnew } from '../app/queries';
import { common } from '../texts/common';
import { textsNow } from '../texts/language';
import { tell } from '../ui/toast';
import { useUnsaved } from '../ui/unsaved';
import { changedOf, meet, type Notes } from './meanwhile-rules';

export type Venue = Shape<'VenueDto'>;
export type VenueChange = Shape<'ChangeVenueDto'>;

export const isMeanwhile = (error: unknown): boolean => isProblem(error) && error.status === 412;

/** Writes a change of what was seen; of another version, nothing is written and 412 is thrown. */
export async function saveVenue(seen: Venue, body: VenueChange): Promise<Venue> {
  const { data } = await api.PATCH('/venues/current', { headers: ifVersion(seen.version), body });
  return data!;
}

export async function readVenue(): Promise<Venue> {
  const { data } = await api.GET('/venues/current');
  return data!;
}

interface Parts<V> {
  /** What of the venue this form is of. It stands outside of the component. */
  of: (venue: Venue) => V;
  /** What the API takes for what was changed; `all` has the rest too. */
  changeOf: (changed: Partial<V>, all: V) => VenueChange;
}

/**
 * A part of the venue in a form. Only what was changed here is sent. What somebody else changed meanwhile elsewhere is in
 * nobody's way; where both changed the same, both are shown and it is saved once more to say which holds.
 */
export function useVenueForm<V extends object>(venue: Venue, { of, changeOf }: Parts<V>) {
  const [seen, setSeen] = useState(venue);
  const [values, setValues] = useState(() => of(venue));
  const [notes, setNotes] = useState<Notes<V>>({});
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const isChanged = Object.keys(changedOf(of(seen), values)).length > 0;
  useUnsaved(isChanged);

  // Where nothing is written, what others do is simply shown.
  if (venue.version > seen.version && !isChanged && !busy) {
    setSeen(venue);
    setValues(of(venue));
  }

  async function save(): Promise<boolean> {
    setBusy(true);
    setError(undefined);
    try {
      const saved = await settle(seen, values);
      setSeen(saved);
      setValues(of(saved));
      setNotes({});
      tell(textsNow(common).saved);
      void seenAnew('/venues', '/auth/me', '/public', '/bookings');
      return true;
    } catch (problem) {
      setError(problem);
      return false;
    } finally {
      setBusy(false);
    }
  }

  async function settle(known: Venue, mine: V): Promise<Venue> {
    const changed = changedOf(of(known), mine);
    if (Object.keys(changed).length === 0) return known;
    try {
      return await saveVenue(known, changeOf(changed, mine));
    } catch (problem) {
      if (!isMeanwhile(problem)) throw problem;
      const now = await readVenue();
      const met = meet(of(known), mine, of(now));
      setSeen(now);
      setValues(met.values);
      setNotes(met.notes);
      if (Object.keys(met.notes).length > 0) throw problem;
      return settle(now, met.values);
    }
  }

  return {
    ...{ values, notes, error, busy, isChanged, save },
    set: (change: Partial<V>) => setValues((before) => ({ ...before, ...change })),
    reset: () => {
      setValues(of(seen));
      setNotes({});
      setError(undefined);
    },
  };
}
