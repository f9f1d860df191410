import type { ReactNode } from 'react';
import { useTexts } from '../texts/language';
import { common } from '../texts/common';
import { Checkbox, Input, Select } from '../ui/field';
import { filterNumbers, filterTags, type Filter } from './filter-rules';
import { guestTexts } from './guest-texts';
import { channels, consentKeys, genders, guestLanguages, guestSources, tagsOf } from './guest-rules';
import { listTexts } from './list-texts';

interface Props {
  /** What stood there when it was opened; what is typed is told by `onChange`. */
  filter: Filter;
  onChange: (change: Partial<Filter>) => void;
}

const numbersOf = {
  visits: filterNumbers.filter((name) => name !== 'birthday_in_days'),
  who: ['birthday_in_days' as const],
};

export function FilterFields({ filter, onChange }: Props) {
  const t = useTexts(listTexts);
  const words = useTexts(guestTexts);
  return (
    <div className="flex flex-col gap-6">
      <Group title={t.groups.who}>
        {filterTags.map((name) => (
          <Input
            key={name}
            label={t.filterNames[name]}
            hint={name === 'tags' ? words.tagsHint : undefined}
            defaultValue={filter[name]?.join(', ')}
            maxLength={1_000}
            autoComplete="off"
            onChange={(event) => onChange({ [name]: tagsOf(event.target.value) })}
          />
        ))}
        <Several
          label={t.filterNames.sources}
          names={guestSources}
          words={words.sources}
          chosen={filter.sources}
          onChange={(sources) => onChange({ sources })}
        />
        <Several
          label={t.filterNames.languages}
          names={guestLanguages}
          words={words.languages}
          chosen={filter.languages}
          onChange={(languages) => onChange({ languages })}
        />
        <One
          label={t.filterNames.gender}
          names={genders}
          words={words.genders}
          chosen={filter.gender}
          onChange={(gender) => onChange({ gender })}
        />
        {numbersOf.who.map((name) => (
          <NumberField key={name} name={name} filter={filter} onChange={onChange} />
        ))}
        <YesOrNo name="blacklisted" filter={filter} onChange={onChange} />
      </Group>
      <Group title={t.groups.visits}>
        <YesOrNo name="never_visited" filter={filter} onChange={onChange} />
        {numbersOf.visits.map((name) => (
          <NumberField key={name} name={name} filter={filter} onChange={onChange} />
        ))}
        {(['created_after', 'created_before'] as const).map((name) => (
          <Input
            key={name}
            label={t.filterNames[name]}
            type="date"
            defaultValue={filter[name]}
            onChange={(event) => onChange({ [name]: event.target.value || undefined })}
          />
        ))}
      </Group>
      <Group title={t.groups.contact}>
        <Several
          label={t.filterNames.consents}
          names={consentKeys}
          words={words.consents}
          chosen={filter.consents}
          onChange={(consents) => onChange({ consents })}
        />
        <One
          label={t.filterNames.may_receive}
          names={channels}
          words={words.channels}
          chosen={filter.may_receive}
          onChange={(may_receive) => onChange({ may_receive })}
        />
        <YesOrNo name="has_telegram" filter={filter} onChange={onChange} />
      </Group>
    </div>
  );
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="flex flex-col gap-3">
    <h3 className="font-semibold">{title}</h3>
    {children}
  </section>
);

function NumberField({ name, filter, onChange }: Props & { name: (typeof filterNumbers)[number] }) {
  const { filterNames } = useTexts(listTexts);
  return (
    <Input
      label={filterNames[name]}
      type="number"
      inputMode="numeric"
      min={name === 'min_average_party' ? 1 : 0}
      max={name === 'birthday_in_days' ? 366 : undefined}
      step={name === 'min_average_party' ? 'any' : 1}
      defaultValue={filter[name]}
      onChange={({ target }) => onChange({ [name]: target.value === '' ? undefined : Number(target.value) })}
    />
  );
}

function YesOrNo({ name, filter, onChange }: Props & { name: 'blacklisted' | 'never_visited' | 'has_telegram' }) {
  const t = useTexts(listTexts);
  const { yes, no } = useTexts(common);
  const said = { true: true, false: false }[String(filter[name])];
  return (
    <Select
      label={t.filterNames[name]}
      defaultValue={said === undefined ? '' : String(said)}
      onChange={({ target }) => onChange({ [name]: target.value === '' ? undefined : target.value === 'true' })}
    >
      <option value="">{t.whichever}</option>
      <option value="true">{yes}</option>
      <option value="false">{no}</option>
    </Select>
  );
}

interface OfNames<T extends string> {
  label: string;
  names: readonly T[];
  words: Record<T, string>;
}

function One<T extends string>({
  label,
  names,
  words,
  chosen,
  onChange,
}: OfNames<T> & { chosen?: T; onChange: (chosen: T | undefined) => void }) {
  const { whichever } = useTexts(listTexts);
  return (
    <Select
      label={label}
      defaultValue={chosen ?? ''}
      onChange={({ target }) => onChange(names.find((name) => name === target.value))}
    >
      <option value="">{whichever}</option>
      {names.map((name) => (
        <option key={name} value={name}>
          {words[name]}
        </option>
      ))}
    </Select>
  );
}

function Several<T extends string>({
  label,
  names,
  words,
  chosen = [],
  onChange,
}: OfNames<T> & { chosen?: T[]; onChange: (chosen: T[]) => void }) {
  return (
    <fieldset>
      <legend className="text-sm font-medium">{label}</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-3">
        {names.map((name) => (
          <Checkbox
            key={name}
            label={words[name]}
            checked={chosen.includes(name)}
            onChange={({ target }) =>
              onChange(names.filter((each) => (each === name ? target.checked : chosen.includes(each))))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
