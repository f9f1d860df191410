import { useState, type ReactNode } from 'react';
import { tagsOf } from '../guests/guest-rules';
import { guestTexts } from '../guests/guest-texts';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Checkbox, Input, Select } from '../ui/field';
import { boundsOf, kinds, namesOf, type Condition, type Value } from './filter-rules';
import { useNames } from './filter-words';
import { segmentsTexts } from './segments-texts';

interface Props {
  name: Condition;
  value: Value;
  set: (value: Value) => void;
}

/** One condition, said in the way it can be. */
export function ConditionField({ name, value, set }: Props): ReactNode {
  const t = useTexts(segmentsTexts);
  const { yes, no } = useTexts(common);
  const words = useNames()[name] ?? {};
  const label = t.conditions[name];
  const texts = Array.isArray(value) ? value.map(String) : [];
  switch (kinds[name]) {
    case 'number':
      return <NumberField label={label} name={name} value={typeof value === 'number' ? value : undefined} set={set} />;
    case 'date':
      return (
        <Input label={label} type="date" value={String(value ?? '')} onChange={({ target }) => set(target.value)} />
      );
    case 'tags':
      return <TagsField label={label} value={texts} set={set} />;
    case 'flag':
      return (
        <Select label={label} value={String(value ?? true)} onChange={({ target }) => set(target.value === 'true')}>
          <option value="true">{yes}</option>
          <option value="false">{no}</option>
        </Select>
      );
    case 'one':
      return (
        <Select label={label} value={String(value ?? '')} onChange={({ target }) => set(target.value)}>
          <option value="">{t.choose}</option>
          {namesOf[name as keyof typeof namesOf].map((one) => (
            <option key={one} value={one}>
              {words[one]}
            </option>
          ))}
        </Select>
      );
    case 'several':
      return (
        <fieldset>
          <legend className="text-sm font-medium">{label}</legend>
          <div className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-3">
            {namesOf[name as keyof typeof namesOf].map((one) => (
              <Checkbox
                key={one}
                label={words[one]}
                checked={texts.includes(one)}
                onChange={({ target }) => set(target.checked ? [...texts, one] : texts.filter((each) => each !== one))}
              />
            ))}
          </div>
        </fieldset>
      );
  }
}

function NumberField({
  label,
  name,
  value,
  set,
}: {
  label: string;
  name: Condition;
  value: number | undefined;
  set: (value: number | undefined) => void;
}) {
  const { least, most, isMean } = boundsOf(name);
  const read = (typed: string) => {
    if (typed === '') return undefined;
    return Math.max(0, isMean ? Number(typed) : Math.trunc(Number(typed)));
  };
  return (
    <Input
      label={label}
      type="number"
      inputMode={isMean ? 'decimal' : 'numeric'}
      min={least}
      max={most}
      step={isMean ? 'any' : 1}
      // What is typed is left as it stands: `3.` is on its way to `3.5`.
      defaultValue={value}
      onChange={({ target }) => set(read(target.value))}
    />
  );
}

function TagsField({ label, value, set }: { label: string; value: string[]; set: (value: string[]) => void }) {
  const { tagsHint } = useTexts(guestTexts);
  // A comma that was just typed is not taken away under one's hands.
  const [typed, setTyped] = useState(value.join(', '));
  return (
    <Input
      label={label}
      hint={tagsHint}
      autoComplete="off"
      maxLength={1_000}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        set(tagsOf(target.value));
      }}
    />
  );
}
