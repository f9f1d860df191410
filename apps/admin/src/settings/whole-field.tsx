import { useTexts } from '../texts/language';
import { Input } from '../ui/field';
import { bounds, type Whole } from './booking-rules-part';
import { venueTexts } from './venue-texts';

interface Props {
  name: Whole;
  label: string;
  hint?: string;
  fault?: string;
  value: number | '';
  onChange: (value: number | '') => void;
}

/** A whole number within its bounds; many minutes are said in hours too. */
export function WholeField({ name, label, hint, fault, value, onChange }: Props) {
  const t = useTexts(venueTexts);
  const [least, most] = bounds[name];
  const isLong = name.endsWith('_minutes') && Number(value) >= 60;
  const inHours = isLong && t.isHours(t.hoursAndMinutes(Math.floor(Number(value) / 60), Number(value) % 60));
  return (
    <Input
      label={label}
      hint={[hint, inHours].filter(Boolean).join('. ') || undefined}
      fault={fault}
      type="number"
      inputMode="numeric"
      required
      min={least}
      max={most}
      step={1}
      value={value}
      onChange={({ target }) => onChange(target.value === '' ? '' : Math.round(Number(target.value)))}
    />
  );
}
