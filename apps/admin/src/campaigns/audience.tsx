import { keepPreviousData } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { query, type Shape } from '../api/client';
import { isProblem, wordsOf } from '../api/problem';
import { useMay } from '../app/me';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { IconButton } from '../ui/button';
import { Checkbox, Choice, Input, Select } from '../ui/field';
import { Notice, Skeleton } from '../ui/surface';
import { useSettled } from '../ui/use-settled';
import { audienceTexts } from './audience-texts';
import { unreached } from './campaign-rules';

export type Filter = Shape<'SegmentFilter'>;
type Field = keyof Filter;
type Value = string | number | boolean | string[] | undefined;

const sources = ['bot', 'manual', 'walk_in', 'web', 'partner', 'import'];
const consents = [
  'personal_data',
  'marketing',
  'marketing:telegram',
  'marketing:email',
  'marketing:sms',
  'marketing:push',
];

/** Every condition there is, by how it is said; the ones that are asked for most stand first. */
const kinds: Record<Field, 'number' | 'flag' | 'tags' | 'date' | { one: string[] } | { several: string[] }> = {
  last_visit_before_days: 'number',
  last_visit_after_days: 'number',
  min_visits: 'number',
  max_visits: 'number',
  never_visited: 'flag',
  birthday_in_days: 'number',
  tags: 'tags',
  all_tags: 'tags',
  without_tags: 'tags',
  min_average_party: 'number',
  languages: { several: ['ru', 'en'] },
  gender: { one: ['female', 'male', 'other'] },
  has_telegram: 'flag',
  may_receive: { one: ['telegram', 'email', 'sms', 'push'] },
  sources: { several: sources },
  consents: { several: consents },
  min_no_shows: 'number',
  max_no_shows: 'number',
  min_cancellations: 'number',
  created_after: 'date',
  created_before: 'date',
  blacklisted: 'flag',
};
const fields = Object.keys(kinds) as Field[];

type Texts = typeof audienceTexts.en;

/** A filter in words, a condition a line. */
export function filterInWords(t: Texts, filter: Filter): string[] {
  const lines = Object.entries(filter).map(([field, value]: [string, Value]) => {
    const said = Array.isArray(value) ? value : [value];
    const words = said.map((each) =>
      typeof each === 'boolean' ? (each ? t.yes : t.no) : (t.options[String(each)] ?? String(each)),
    );
    return `${t.fields[field as Field] ?? field}: ${words.join(', ')}`;
  });
  return lines.length > 0 ? lines : [t.everybody];
}

/** How many a filter means, a moment after it was changed. */
export function useAudience(filter: Filter) {
  const maySee = useMay('segments.read');
  return query.useQuery(
    'post',
    '/segments/preview',
    { body: { filter } },
    { enabled: maySee, placeholderData: keepPreviousData },
  );
}

interface Props {
  filter: Filter;
  onChange: (filter: Filter) => void;
}

/** Whom something is for: everybody, a segment that was saved, or whoever meets some conditions. */
export function AudienceEditor({ filter, onChange }: Props) {
  const t = useTexts(audienceTexts);
  const [mode, setMode] = useState<'all' | 'segment' | 'own'>(Object.keys(filter).length === 0 ? 'all' : 'own');
  const choose = (next: typeof mode) => {
    setMode(next);
    if (next === 'all') onChange({});
  };
  return (
    <div className="flex flex-col gap-4">
      <div>
        <Choice
          label={t.mode}
          value={mode}
          options={(['all', 'segment', 'own'] as const).map((value) => ({ value, label: t.modes[value] }))}
          onChange={choose}
        />
      </div>
      {mode === 'segment' && <OfSegment filter={filter} onChange={onChange} />}
      {mode === 'own' && <Conditions filter={filter} onChange={onChange} />}
      <AudienceCount filter={filter} />
    </div>
  );
}

function OfSegment({ filter, onChange }: Props) {
  const t = useTexts(audienceTexts);
  const { data: segments } = query.useQuery('get', '/segments', { params: { query: { limit: 200 } } });
  const said = JSON.stringify(filter);
  const chosen = segments?.find((segment) => JSON.stringify(segment.filter) === said);
  if (!segments) return <Skeleton className="h-11 w-full" />;
  if (segments.length === 0) return <p className="text-soft">{t.noSegments}</p>;
  return (
    <>
      <Select
        label={t.segment}
        value={chosen?.id ?? ''}
        onChange={({ target: { value } }) => {
          const segment = segments.find(({ id }) => id === value);
          if (segment) onChange(segment.filter);
        }}
      >
        <option value="" disabled>
          {t.chooseSegment}
        </option>
        {segments.map(({ id, name, count }) => (
          <option key={id} value={id}>
            {name} ({count})
          </option>
        ))}
      </Select>
      {chosen && (
        <ul className="list-disc pl-5 text-soft">
          {filterInWords(t, chosen.filter).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Conditions({ filter, onChange }: Props) {
  const t = useTexts(audienceTexts);
  // One that was added and says nothing yet is no part of the filter.
  const [added, setAdded] = useState<Field[]>([]);
  const shown = fields.filter((field) => field in filter || added.includes(field));
  const set = (field: Field, value: Value) => {
    setAdded((all) => (all.includes(field) ? all : [...all, field]));
    const { [field]: _, ...rest } = filter;
    const isSaid = value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
    onChange(isSaid ? { ...rest, [field]: value } : rest);
  };
  const remove = (field: Field) => {
    setAdded((all) => all.filter((each) => each !== field));
    const { [field]: _, ...rest } = filter;
    onChange(rest);
  };
  return (
    <div className="flex flex-col gap-3">
      {shown.length === 0 && <p className="text-soft">{t.noConditions}</p>}
      {shown.map((field) => (
        <div key={field} className="flex items-start gap-2 rounded-control border p-3">
          <div className="min-w-0 flex-1">
            <Condition field={field} value={filter[field]} set={(value) => set(field, value)} />
          </div>
          <IconButton icon={X} label={t.removeCondition(t.fields[field])} onClick={() => remove(field)} />
        </div>
      ))}
      <Select
        label={t.addCondition}
        value=""
        onChange={({ target: { value } }) => {
          const field = value as Field;
          setAdded((all) => [...all, field]);
          if (kinds[field] === 'flag') onChange({ ...filter, [field]: true });
        }}
      >
        <option value="">+</option>
        {fields
          .filter((field) => !shown.includes(field))
          .map((field) => (
            <option key={field} value={field}>
              {t.fields[field]}
            </option>
          ))}
      </Select>
    </div>
  );
}

function Condition({ field, value, set }: { field: Field; value: Value; set: (value: Value) => void }): ReactNode {
  const t = useTexts(audienceTexts);
  const kind = kinds[field];
  const label = t.fields[field];
  if (kind === 'number')
    return (
      <Input
        label={label}
        type="number"
        inputMode="numeric"
        min={0}
        value={typeof value === 'number' ? value : ''}
        onChange={({ target }) => set(target.value === '' ? undefined : Math.max(0, Math.trunc(Number(target.value))))}
      />
    );
  if (kind === 'date')
    return <Input label={label} type="date" value={String(value ?? '')} onChange={({ target }) => set(target.value)} />;
  if (kind === 'tags') return <Tags label={label} value={Array.isArray(value) ? value : []} set={set} />;
  if (kind === 'flag')
    return (
      <Select label={label} value={String(value ?? true)} onChange={({ target }) => set(target.value === 'true')}>
        <option value="true">{t.yes}</option>
        <option value="false">{t.no}</option>
      </Select>
    );
  if ('one' in kind)
    return (
      <Select label={label} value={String(value ?? '')} onChange={({ target }) => set(target.value)}>
        <option value="">…</option>
        {kind.one.map((option) => (
          <option key={option} value={option}>
            {t.options[option]}
          </option>
        ))}
      </Select>
    );
  const some = Array.isArray(value) ? value : [];
  return (
    <fieldset>
      <legend className="text-sm font-medium">{label}</legend>
      <div className="flex flex-wrap gap-x-5">
        {kind.several.map((option) => (
          <Checkbox
            key={option}
            label={t.options[option]}
            checked={some.includes(option)}
            onChange={({ target }) => set(target.checked ? [...some, option] : some.filter((each) => each !== option))}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Tags({ label, value, set }: { label: string; value: string[]; set: (value: string[]) => void }) {
  const t = useTexts(audienceTexts);
  // A comma that was just typed is not taken away under one's hands.
  const [typed, setTyped] = useState(value.join(', '));
  const read = (text: string) => [...new Set(text.split(',').map((each) => each.trim()))].filter(Boolean);
  return (
    <Input
      label={label}
      hint={t.tagsHint}
      autoComplete="off"
      maxLength={1_000}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        set(read(target.value));
      }}
    />
  );
}

/** How many are meant, how many of them can be reached, and why the others cannot. */
export function AudienceCount({ filter }: { filter: Filter }) {
  const t = useTexts(audienceTexts);
  const { noName } = useTexts(common);
  const { data, error, isPlaceholderData } = useAudience(useSettled(filter, 400));
  if (error) {
    const isContradiction = isProblem(error) && error.status === 400;
    return <Notice tone="danger">{isContradiction ? t.contradiction : wordsOf(error)}</Notice>;
  }
  if (!data) return <Skeleton className="h-20 w-full" />;
  const { count, reachable, sample } = data;
  const why = unreached(data);
  const reasons = [
    why.noConsent > 0 && t.noConsent(why.noConsent),
    why.blacklisted > 0 && t.blacklisted(why.blacklisted),
    why.noWay > 0 && t.noWay(why.noWay),
  ].filter((reason) => reason !== false);
  return (
    <div role="status" aria-busy={isPlaceholderData || undefined} className="rounded-control bg-sunken px-4 py-3">
      <p>
        <b>{t.meant(count)}</b>
        {count > 0 && `, ${t.reached(reachable.any)}`}
      </p>
      {reachable.any > 0 && (
        <p className="text-soft">{[t.byTelegram(reachable.telegram), t.byEmail(reachable.email)].join(' · ')}</p>
      )}
      {sample.length > 0 && <p className="text-soft">{t.such(sample.map(({ name }) => name ?? noName).join(', '))}</p>}
      {reasons.length > 0 && (
        <>
          <p className="mt-2 font-medium">{t.others}</p>
          <ul className="list-disc pl-5">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
