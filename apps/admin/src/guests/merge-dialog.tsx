import { useState } from 'react';
import { api, query, type Shape } from '../api/client';
import { isProblem, wordsOf } from '../api/problem';
import { useWishKey } from '../api/wish-key';
import { seenAnew } from '../app/queries';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { dayInWords } from '../time/venue-time';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Facts } from '../ui/facts';
import { Select } from '../ui/field';
import { Loaded, Notice } from '../ui/surface';
import { tell } from '../ui/toast';
import { preferenceLines } from './card-rules';
import { mergeTexts } from './merge-texts';
import { guestTexts, type GuestTexts } from './guest-texts';
import { guestName } from './guest-rules';
import { useUndoMerge } from './undo-merge';

type Choices = Shape<'MergeChoices'>;
type Field = Shape<'MergeFieldDto'>;
interface Named {
  id: string;
  name: string | null;
  phone: string | null;
  email?: string | null;
}

/** Shows what one card of two would be, and makes it. */
export function MergeDialog({
  kept,
  other,
  onClose,
  onMerged = onClose,
}: {
  kept: Named;
  other: Named;
  onClose: () => void;
  onMerged?: () => void;
}) {
  const t = useTexts(mergeTexts);
  const words = useTexts(guestTexts);
  const { cancel } = useTexts(common);
  const { keyOf } = useWishKey();
  const undo = useUndoMerge();
  const [choices, setChoices] = useState<Choices>({});
  const [trouble, setTrouble] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const cards = { kept_id: kept.id, merged_id: other.id };
  const preview = query.useQuery('post', '/guests/merges/preview', { body: cards }, { staleTime: 0, gcTime: 0 });

  async function merge() {
    setBusy(true);
    setTrouble(undefined);
    const body = { ...cards, choices };
    try {
      const { data } = await api.POST('/guests/merges', { headers: { 'idempotency-key': keyOf(body) }, body });
      await seenAnew('/guests', '/feedback', '/blacklist', '/segments');
      tell(t.merged, () => void undo(data!.id));
      onMerged();
    } catch (error) {
      setTrouble(error);
      setBusy(false);
    }
  }

  const own = { unknowable: t.unknowable, conflict: t.mergeConflict, merged_already: t.mergeConflict };
  return (
    <Dialog
      open
      wide
      title={t.mergeTitle(guestName(kept, words), guestName(other, words))}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button look="primary" busy={busy} disabled={!preview.data} onClick={() => void merge()}>
            {t.merge}
          </Button>
        </>
      }
    >
      {trouble !== undefined && (
        <div className="mb-4">
          <Notice tone="danger">{wordsOf(trouble, isProblem(trouble) ? own : {})}</Notice>
        </div>
      )}
      <Loaded of={preview} rows={4}>
        {({ fields, moves }) => (
          <div className="flex flex-col gap-5">
            <p className="text-soft">{t.mergeStays(guestName(kept, words))}</p>
            <div className="grid gap-4 sm:grid-cols-2">
              {fields
                .filter(({ differs }) => differs)
                .map((field) => (
                  <FieldChoice
                    key={field.field}
                    field={field}
                    onChoose={(side) => setChoices((now) => ({ ...now, [field.field]: side }))}
                  />
                ))}
            </div>
            <section>
              <h3 className="mb-2 font-semibold">{t.same}</h3>
              <Facts
                of={[
                  ...fields
                    .filter(({ differs }) => !differs)
                    .map(({ field, value }): [string, string] => [
                      words.fields[field],
                      valueInWords(value, field, words),
                    ]),
                  [t.comesAlong, movesInWords(moves, t)],
                ]}
              />
            </section>
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}

function FieldChoice({
  field: { field, from, value, kept, merged },
  onChoose,
}: {
  field: Field;
  onChoose: (side: 'kept' | 'merged' | undefined) => void;
}) {
  const t = useTexts(mergeTexts);
  const words = useTexts(guestTexts);
  const inWords = (one: unknown) => shortened(valueInWords(one, field, words));
  return (
    <Select
      label={words.fields[field]}
      defaultValue={from === 'both' ? '' : from}
      onChange={({ target }) =>
        onChoose(target.value === 'kept' || target.value === 'merged' ? target.value : undefined)
      }
    >
      {from === 'both' && <option value="">{t.both(inWords(value))}</option>}
      <option value="kept">{inWords(kept)}</option>
      <option value="merged">{inWords(merged)}</option>
    </Select>
  );
}

const shortened = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
};

/** What stands in a field may be of any form: a text, several, or names with values. */
function valueInWords(value: unknown, field: Field['field'], words: GuestTexts): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'object') return preferenceLines(value as Record<string, unknown>).replaceAll('\n', ', ');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (field === 'birthday') return dayInWords(text, { weekday: false });
  if (field === 'gender') return words.genders[text as 'other'] ?? text;
  if (field === 'language') return words.languages[text as 'ru'] ?? text;
  if (field === 'preferred_channel') return words.preferred[text as 'email'] ?? text;
  return text;
}

function movesInWords(moves: Shape<'MovesDto'>, t: (typeof mergeTexts)['en']): string {
  const names = ['visits', 'feedback', 'consents', 'blacklist'] as const;
  const some = names.filter((name) => moves[name] > 0);
  return some.map((name) => t.moves[name](moves[name])).join(', ') || t.movesNothing;
}
