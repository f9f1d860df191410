import { useState } from 'react';
import { api, ifVersion, query, type Shape } from '../api/client';
import { isProblem, wordsOf } from '../api/problem';
import { useWishKey } from '../api/wish-key';
import { useMay } from '../app/me';
import { queries, seenAnew } from '../app/queries';
import { useTexts } from '../texts/language';
import { common } from '../texts/common';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Input } from '../ui/field';
import { Notice } from '../ui/surface';
import { tell } from '../ui/toast';
import { useSettled } from '../ui/use-settled';
import { FilterFields } from './filter-fields';
import { isEmpty, saidOf, type Filter } from './filter-rules';
import { listTexts } from './list-texts';

type Segment = Shape<'SegmentDto'>;

/** Says which guests are meant, tells at once how many they are, and keeps it under a name where somebody wants it. */
export function FilterSheet({
  filter: atFirst,
  segment,
  onShow,
  onSaved,
  onClose,
}: {
  filter: Filter;
  /** It is changed, if there is one. */
  segment?: Segment;
  onShow?: (filter: Filter) => void;
  onSaved: (segment: Segment) => void;
  onClose: () => void;
}) {
  const t = useTexts(listTexts);
  const words = useTexts(common);
  const maySave = useMay('segments.write');
  const [filter, setFilter] = useState(atFirst);
  const [naming, setNaming] = useState(segment !== undefined);
  // Emptied, the fields are made anew.
  const [round, setRound] = useState(0);
  const clear = () => {
    setFilter({});
    setRound(round + 1);
  };
  return (
    <Dialog
      open
      place="side"
      title={segment ? t.changeSegment : t.filterTitle}
      onClose={onClose}
      actions={
        !naming && (
          <>
            <Button look="quiet" onClick={clear}>
              {t.clear}
            </Button>
            {maySave && (
              <Button disabled={isEmpty(filter)} onClick={() => setNaming(true)}>
                {t.newSegment}
              </Button>
            )}
            <Button look="primary" onClick={() => onShow?.(saidOf(filter))}>
              {t.show}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-5">
        <HowMany filter={filter} />
        {naming && (
          <SegmentName
            segment={segment}
            filter={filter}
            onSaved={onSaved}
            onCancel={segment ? onClose : () => setNaming(false)}
            cancel={words.cancel}
          />
        )}
        <FilterFields key={round} filter={filter} onChange={(change) => setFilter((now) => ({ ...now, ...change }))} />
      </div>
    </Dialog>
  );
}

function HowMany({ filter }: { filter: Filter }) {
  const t = useTexts(listTexts);
  const may = useMay('segments.read');
  const asked = useSettled(JSON.stringify(saidOf(filter)), 300);
  const body = { filter: JSON.parse(asked) as Filter };
  const { data, error } = query.useQuery(
    'post',
    '/segments/preview',
    { body },
    { enabled: may, placeholderData: (before) => before, retry: false },
  );
  if (!may) return null;
  return (
    <p role="status" className="sticky -top-4 z-10 -mx-5 -mt-4 border-b bg-accent-soft px-5 py-3 text-accent-text">
      {error ? (
        isProblem(error) && error.status === 400 ? (
          t.contradiction
        ) : (
          wordsOf(error)
        )
      ) : data ? (
        <>
          <b>{t.countNow(data.count)}</b>
          <span className="block text-sm">{t.reachable(data.reachable.telegram, data.reachable.email)}</span>
        </>
      ) : (
        '…'
      )}
    </p>
  );
}

/** What is saved is known at once: whoever goes to it sees it by its name. */
function keepSaved(saved: Segment): void {
  queries.setQueriesData<Segment[]>({ predicate: ({ queryKey }) => queryKey[1] === '/segments' }, (all) =>
    Array.isArray(all) ? [...all.filter(({ id }) => id !== saved.id), saved] : all,
  );
  void seenAnew('/segments', '/guests');
}

function SegmentName({
  segment,
  filter,
  onSaved,
  onCancel,
  cancel,
}: {
  segment?: Segment;
  filter: Filter;
  onSaved: (segment: Segment) => void;
  onCancel: () => void;
  cancel: string;
}) {
  const t = useTexts(listTexts);
  const [name, setName] = useState(segment?.name ?? '');
  const { keyOf } = useWishKey();
  const [seen, setSeen] = useState(segment?.version);
  const [trouble, setTrouble] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  async function save() {
    setBusy(true);
    setTrouble(undefined);
    const body = { name: name.trim(), filter: saidOf(filter) };
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
        onChange={(event) => setName(event.target.value)}
        maxLength={100}
        required
        autoFocus
        autoComplete="off"
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{cancel}</Button>
        <Button type="submit" look="primary" busy={busy}>
          {t.saveSegment}
        </Button>
      </div>
    </form>
  );
}
