import { EyeOff, RotateCcw, RotateCw } from 'lucide-react';
import { useTexts } from '../texts/language';
import { Button, IconButton } from '../ui/button';
import { Choice, Input } from '../ui/field';
import { Card } from '../ui/surface';
import { grid, least, most, sized, turned, type Place } from './plan-rules';
import { tablesTexts } from './tables-texts';
import type { Shown } from './use-plan';

/** Shape, size and direction of the table that is chosen on the plan. */
export function TableLook({ one, onChange }: { one?: Shown; onChange: (place: Place | null) => void }) {
  const t = useTexts(tablesTexts);
  if (!one)
    return (
      <Card>
        <p className="text-soft">{t.choose}</p>
      </Card>
    );
  const { table, place } = one;
  const side = (label: string, value: number, onSide: (side: number) => void) => (
    <Input
      label={label}
      type="number"
      min={least / grid}
      max={most / grid}
      value={value / grid}
      onChange={(event) => event.target.value && onSide(Number(event.target.value) * grid)}
    />
  );
  return (
    <Card title={t.table(table.name)}>
      <div className="flex flex-col gap-3">
        <Choice
          label={t.shape}
          value={place.shape}
          options={(['rectangle', 'round'] as const).map((value) => ({ value, label: t.shapes[value] }))}
          onChange={(shape) => onChange({ ...place, shape })}
        />
        <div className="grid grid-cols-2 gap-3">
          {side(t.width, place.width, (width) => onChange(sized(place, width, place.height)))}
          {side(t.height, place.height, (height) => onChange(sized(place, place.width, height)))}
        </div>
        <div className="flex items-end gap-2">
          <Input
            label={t.turned}
            type="number"
            min={0}
            max={359}
            value={place.turned}
            onChange={(event) => onChange(turned({ ...place, turned: 0 }, Math.round(Number(event.target.value))))}
          />
          <IconButton icon={RotateCcw} label={t.turnLeft} onClick={() => onChange(turned(place, -15))} />
          <IconButton icon={RotateCw} label={t.turnRight} onClick={() => onChange(turned(place, 15))} />
        </div>
        <Button icon={EyeOff} onClick={() => onChange(null)}>
          {t.takeOff}
        </Button>
      </div>
    </Card>
  );
}
