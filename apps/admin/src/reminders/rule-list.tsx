import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { beforeInWords, offsetTexts } from '../messages/offset-texts';
import { minutesOf, type Unit } from '../messages/offset-rules';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button, IconButton } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Input, Select, Switch } from '../ui/field';
import { leastOffset, mostOffset, mostRules, presets, shownRules, type Rule } from './reminder-rules';
import { remindersTexts } from './reminders-texts';

interface Props {
  rules: Rule[];
  onChange: (rules: Rule[]) => void;
  disabled: boolean;
}

/** Each reminder on or off; those that are nobody's preset can be taken away. */
export function RuleList({ rules, onChange, disabled }: Props) {
  const t = useTexts(remindersTexts);
  const offsets = useTexts(offsetTexts);
  const [isAdding, setAdding] = useState(false);
  const turn = (offset: number, is_active: boolean) =>
    onChange(rules.map((rule) => (rule.offset_minutes === offset ? { ...rule, is_active } : rule)));
  return (
    <>
      <ul className="divide-y">
        {rules.map(({ offset_minutes: offset, is_active }) => (
          <li key={offset} className="flex items-center gap-2 py-1">
            <span className="min-w-0 flex-1">
              <Switch
                label={beforeInWords(offsets, offset)}
                on={is_active}
                disabled={disabled}
                onChange={(on) => turn(offset, on)}
              />
            </span>
            {!disabled && !presets.includes(offset) && (
              <IconButton
                icon={Trash2}
                label={t.removeRule(beforeInWords(offsets, offset))}
                onClick={() => onChange(rules.filter((rule) => rule.offset_minutes !== offset))}
              />
            )}
          </li>
        ))}
      </ul>
      {!disabled && (
        <Button icon={Plus} className="mt-2" onClick={() => setAdding(true)}>
          {t.add}
        </Button>
      )}
      {isAdding && (
        <AddRule
          rules={rules}
          onClose={() => setAdding(false)}
          onAdd={(offset_minutes) => {
            setAdding(false);
            onChange(shownRules([...rules, { offset_minutes, is_active: true }]));
          }}
        />
      )}
    </>
  );
}

function AddRule({ rules, onAdd, onClose }: { rules: Rule[]; onAdd: (offset: number) => void; onClose: () => void }) {
  const t = useTexts(remindersTexts);
  const words = useTexts(common);
  const { units } = useTexts(offsetTexts);
  const [count, setCount] = useState('2');
  const [unit, setUnit] = useState<Unit>('hours');
  const offset = Number(count) * minutesOf[unit];
  const isSound = Number.isInteger(offset) && offset >= leastOffset && offset <= mostOffset;
  const isThere = rules.some((rule) => rule.offset_minutes === offset);
  const own = rules.filter(({ offset_minutes, is_active }) => is_active || !presets.includes(offset_minutes));
  const fault = !isSound ? t.wrongOffset : isThere ? t.isThere : own.length >= mostRules ? t.atMost : undefined;
  const add = () => !fault && onAdd(offset);
  return (
    <Dialog
      title={t.addTitle}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" disabled={Boolean(fault)} onClick={add}>
            {words.add}
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-2 gap-3">
        <Input
          label={t.count}
          type="number"
          inputMode="numeric"
          min={1}
          value={count}
          fault={fault}
          onChange={(event) => setCount(event.target.value)}
        />
        <Select label={t.unit} value={unit} onChange={(event) => setUnit(event.target.value as Unit)}>
          {Object.entries(units).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </div>
    </Dialog>
  );
}
