import { useState } from 'react';
import { api, ifVersion } from '../api/client';
import { isProblem, wordsOf } from '../api/problem';
import { useWishKey } from '../api/wish-key';
import { queries, seenAnew } from '../app/queries';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Input } from '../ui/field';
import { Notice } from '../ui/surface';
import { tell } from '../ui/toast';
import type { Filter } from './filter-rules';
import { segmentsTexts } from './segments-texts';
import type { Segment } from './use-segments';

interface Props {
  name: string;
  onName: (name: string) => void;
  segment?: Segment;
  filter: Filter;
  onSaved: (segment: Segment) => void;
  onCancel: () => void;
}

/** Keeps a filter under a name. */
export function SegmentName({ name, onName, segment, filter, onSaved, onCancel }: Props) {
  const t = useTexts(segmentsTexts);
  const words = useTexts(common);
  const { keyOf } = useWishKey();
  const [seen, setSeen] = useState(segment?.version);
  const [trouble, setTrouble] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  async function save() {
    setBusy(true);
    setTrouble(undefined);
    const body = { name: name.trim(), filter };
    try {
      const { data } = segment
        ? await api.PATCH('/segments/{id}', {
            params: { path: { id: segment.id } },
            headers: ifVersion(seen ?? segment.version),
            body,
          })
        : await api.POST('/segments', { headers: { 'idempotency-key': keyOf(body) }, body });
      keepSaved(data!);
      tell(t.segmentSaved(data!.name));
      onSaved(data!);
    } catch (error) {
      setTrouble(error);
      // Saved again, it is meant over what the other wrote.
      if (isProblem(error) && error.status === 412 && typeof error.said.version === 'number')
        setSeen(error.said.version);
    } finally {
      setBusy(false);
    }
  }
  const own = {
    conflict: isProblem(trouble) && trouble.status === 412 ? t.changedMeanwhile : t.nameTaken,
    too_many_segments: t.tooMany,
    ...(isProblem(trouble) && trouble.errors.some(({ field }) => field.startsWith('filter'))
      ? { validation_error: t.contradiction }
      : {}),
  };
  return (
    <form
      className="flex flex-col gap-3 rounded-card border p-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {trouble !== undefined && <Notice tone="danger">{wordsOf(trouble, own)}</Notice>}
      <Input
        label={t.segmentName}
        hint={t.segmentNameHint}
        value={name}
        onChange={(event) => onName(event.target.value)}
        maxLength={100}
        required
        autoFocus
        autoComplete="off"
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{words.cancel}</Button>
        <Button type="submit" look="primary" busy={busy}>
          {t.saveSegment}
        </Button>
      </div>
    </form>
  );
}

/** What is saved is known at once: whoever goes to it sees it by its name. */
function keepSaved(saved: Segment): void {
  queries.setQueriesData<Segment[]>({ predicate: ({ queryKey }) => queryKey[1] === '/segments' }, (all) =>
    Array.isArray(all) ? [...all.filter(({ id }) => id !== saved.id), saved] : all,
  );
  void seenAnew('/segments', '/guests');
}
