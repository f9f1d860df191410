import { Plus, Trash2 } from 'lucide-react';
import type { Shape } from '../api/client';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button, IconButton } from '../ui/button';
import { Input } from '../ui/field';
import { venueTexts } from './venue-texts';

type Lengths = Shape<'VenueSettings'>['visit_lengths'];

/** How long parties of which size stay, as a rule. */
export function VisitLengths({
  lengths,
  fault,
  onChange,
}: {
  lengths: Lengths;
  fault?: string;
  onChange: (lengths: Lengths) => void;
}) {
  const t = useTexts(venueTexts);
  const words = useTexts(common);
  const write = (index: number, change: Partial<Lengths[number]>) =>
    onChange(lengths.with(index, { ...lengths[index]!, ...change }));
  const more = () => {
    const last = lengths.at(-1);
    onChange([...lengths, { up_to_guests: (last?.up_to_guests ?? 0) + 2, minutes: (last?.minutes ?? 60) + 30 }]);
  };
  return (
    <div role="group" aria-label={t.visitLengths} className="flex flex-col gap-2 sm:col-span-2">
      <p className="text-sm font-medium">{t.visitLengths}</p>
      <p className="text-sm text-soft">{t.visitLengthsText}</p>
      {lengths.map(({ up_to_guests, minutes }, index) => (
        <div key={index} className="flex items-end gap-2">
          <Input
            label={t.upTo}
            type="number"
            required
            min={(lengths[index - 1]?.up_to_guests ?? 0) + 1}
            max={1_000}
            value={up_to_guests || ''}
            onChange={(event) => write(index, { up_to_guests: Number(event.target.value) })}
          />
          <Input
            label={t.stays}
            type="number"
            required
            min={5}
            max={1_440}
            value={minutes || ''}
            onChange={(event) => write(index, { minutes: Number(event.target.value) })}
          />
          <IconButton
            icon={Trash2}
            label={t.removeLength(words.guests(up_to_guests))}
            onClick={() => onChange(lengths.toSpliced(index, 1))}
          />
        </div>
      ))}
      {fault && (
        <p role="alert" className="text-sm text-danger-text">
          {fault}
        </p>
      )}
      <div>
        <Button small icon={Plus} onClick={more}>
          {t.addLength}
        </Button>
      </div>
    </div>
  );
}
