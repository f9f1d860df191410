import { useTexts } from '../texts/language';
import { Input, TextArea } from '../ui/field';
import { formTexts } from './form-texts';

/** What is written about a booking. */
export interface Wishes {
  comment: string;
  notes: string;
  tags: string;
}

export function WishesFields({ wishes, onChange }: { wishes: Wishes; onChange: (change: Partial<Wishes>) => void }) {
  const t = useTexts(formTexts);
  return (
    <>
      <TextArea
        label={t.wishes}
        rows={2}
        maxLength={1_000}
        value={wishes.comment}
        onChange={(event) => onChange({ comment: event.target.value })}
      />
      <TextArea
        label={t.notes}
        hint={t.notesHint}
        rows={2}
        maxLength={2_000}
        value={wishes.notes}
        onChange={(event) => onChange({ notes: event.target.value })}
      />
      <Input
        label={t.tags}
        hint={t.tagsHint}
        autoComplete="off"
        value={wishes.tags}
        onChange={(event) => onChange({ tags: event.target.value })}
      />
    </>
  );
}
