import { useCallback, useEffect, useRef, useState } from 'react';
import { api, ifVersion, newKey } from '../api/client';
import { seenAnew } from '../app/queries';
import { namesForMany } from '../messages/sample-values';
import { useSettled } from '../ui/use-settled';
import { canBeKept, draftOf, emptyDraft, type Campaign, type Draft } from './campaign-rules';

/** `local`: it has no name or no words yet, and the platform takes none without. */
export type Keeping = 'kept' | 'keeping' | 'local' | 'not_kept' | 'trouble';

const memory = (venueId: string) => `guestflow.campaign.${venueId}`;

/** What was begun in this browser and could not be kept elsewhere yet. */
export function begunHere(venueId: string): Draft | undefined {
  try {
    const kept = localStorage.getItem(memory(venueId));
    return kept ? { ...emptyDraft, ...(JSON.parse(kept) as Partial<Draft>) } : undefined;
  } catch {
    return undefined;
  }
}

export function rememberHere(venueId: string, draft: Draft | undefined): void {
  try {
    if (draft) localStorage.setItem(memory(venueId), JSON.stringify(draft));
    else localStorage.removeItem(memory(venueId));
  } catch {
    // A browser that keeps nothing.
  }
}

/** A draft that is kept as one goes: with the platform as soon as it takes it, until then in this browser. */
export function useCampaignDraft(venueId: string, first: Campaign | undefined, onBegun: (id: string) => void) {
  const [draft, setDraft] = useState<Draft>(() => (first ? draftOf(first) : (begunHere(venueId) ?? emptyDraft)));
  const [keeping, setKeeping] = useState<Keeping>(first ? 'kept' : 'local');
  const [trouble, setTrouble] = useState<unknown>();
  const kept = useRef({ id: first?.id, version: first?.version ?? 0, said: first && JSON.stringify(draftOf(first)) });
  // One after the other: each has to know the version that the one before has made.
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const once = useRef(newKey());

  const write = useCallback(
    async (wanted: Draft): Promise<string | undefined> => {
      const said = JSON.stringify(wanted);
      const { id, version } = kept.current;
      if (said === kept.current.said) return id;
      setKeeping('keeping');
      const body = { ...wanted, name: wanted.name.trim() };
      const { data } = id
        ? await api.PATCH('/campaigns/{id}', { params: { path: { id } }, body, headers: ifVersion(version) })
        : await api.POST('/campaigns', { body, headers: { 'idempotency-key': once.current } });
      kept.current = { id: data!.id, version: data!.version, said };
      if (!id) {
        rememberHere(venueId, undefined);
        onBegun(data!.id);
      }
      void seenAnew('/campaigns');
      return data!.id;
    },
    [venueId, onBegun],
  );

  /** Keeps it now. What it is called by the platform; undefined where it takes none such. */
  const keep = useCallback(
    (wanted: Draft): Promise<string | undefined> => {
      const isNew = kept.current.id === undefined;
      if (!canBeKept(wanted, namesForMany, new Date())) {
        if (isNew) rememberHere(venueId, wanted);
        setKeeping(isNew ? 'local' : 'not_kept');
        return Promise.resolve(undefined);
      }
      const work = queue.current.then(async () => {
        try {
          const id = await write(wanted);
          setTrouble(undefined);
          setKeeping('kept');
          return id;
        } catch (error) {
          // Another wish by the next time.
          once.current = newKey();
          setTrouble(error);
          setKeeping('trouble');
          return undefined;
        }
      });
      queue.current = work;
      return work;
    },
    [venueId, write],
  );

  const settled = useSettled(draft, 700);
  const isBegun = useRef(false);
  useEffect(() => {
    // What nobody has touched yet is not worth keeping.
    if (isBegun.current) void keep(settled);
    isBegun.current = true;
  }, [settled, keep]);

  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  return { draft, change, keep: () => keep(draft), keeping, trouble, id: kept.current.id };
}
