import { useCallback, useEffect, useRef, useState } from 'react';
import { api, ifVersion, newKey } from '../api/client';
import { seenAnew } from '../app/queries';
import { namesForMany } from '../messages/sample-values';
import { useUnsaved } from '../ui/unsaved';
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
  // Who has left is not led back, and who has given it up writes nothing more.
  const isHere = useRef(true);
  const isGivenUp = useRef(false);

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
        if (isHere.current) onBegun(data!.id);
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
      // Until the platform has it, it is in no danger here.
      if (isNew) rememberHere(venueId, wanted);
      if (!canBeKept(wanted, namesForMany, new Date())) {
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
  // What nobody has touched yet is not worth keeping.
  const touched = useRef<Draft>(undefined);
  useEffect(() => {
    if (touched.current) void keep(settled);
  }, [settled, keep]);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      // What was typed the moment before one left.
      if (!touched.current || isGivenUp.current) return;
      if (kept.current.id) void keep(touched.current);
      else rememberHere(venueId, touched.current);
    };
  }, [keep, venueId]);

  const isLost = keeping === 'not_kept' || keeping === 'trouble';
  useUnsaved(isLost && kept.current.id !== undefined && JSON.stringify(draft) !== kept.current.said);

  const change = (part: Partial<Draft>) => {
    // An upload that ends later knows nothing of what was typed meanwhile.
    const next = { ...(touched.current ?? draft), ...part };
    touched.current = next;
    setDraft(next);
  };
  return {
    ...{ draft, change, keeping, trouble, id: kept.current.id },
    keep: () => keep(draft),
    /** It is deleted, sent, or another's words are taken instead. */
    giveUp: () => {
      isGivenUp.current = true;
    },
  };
}
