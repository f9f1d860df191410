import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { api } from '../api/client';
import { useMay, useMe } from '../app/me';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Input, Select } from '../ui/field';
import { auditLogTexts } from './audit-log-texts';
import { anything, type Wanted } from './filter-rules';

/** Who, what, about what, when, and which words. What is typed is looked for once it is meant. */
export function Filters({ wanted, onChange }: { wanted: Wanted; onChange: (wanted: Wanted) => void }) {
  const t = useTexts(auditLogTexts);
  const words = useTexts(common);
  const people = usePeople();
  const venues = useVenues();
  const set = (part: Partial<Wanted>) => onChange({ ...wanted, ...part });
  const [typed, setTyped] = useState<string>();
  const meant = () => {
    if (typed !== undefined && typed !== wanted.q) set({ q: typed });
    setTyped(undefined);
  };
  const find = (event: FormEvent) => {
    event.preventDefault();
    meant();
  };
  return (
    <form
      role="search"
      onSubmit={find}
      className="grid grid-cols-2 items-end gap-3 sm:grid-cols-[repeat(auto-fill,minmax(11rem,1fr))]"
    >
      <Input
        label={t.find}
        className="max-sm:col-span-2"
        type="search"
        value={typed ?? wanted.q}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={meant}
      />
      {people && (
        <Select label={t.who} value={wanted.user_id} onChange={(event) => set({ user_id: event.target.value })}>
          <option value="">{t.anybody}</option>
          {people.map(({ id, name, email }) => (
            <option key={id} value={id}>
              {name || email}
            </option>
          ))}
        </Select>
      )}
      <Choose
        label={t.what}
        any={t.anything}
        names={t.actions}
        value={wanted.action}
        onChange={(action) => set({ action })}
      />
      <Choose
        label={t.entity}
        any={t.everything}
        names={t.entities}
        value={wanted.entity_type}
        onChange={(entity_type) => set({ entity_type, entity_id: '' })}
      />
      {venues && (
        <Select label={t.venue} value={wanted.venue_id} onChange={(event) => set({ venue_id: event.target.value })}>
          <option value="">{t.allVenues}</option>
          {venues.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
      <Input
        label={t.from}
        type="date"
        value={wanted.from}
        max={wanted.to || undefined}
        onChange={(event) => set({ from: event.target.value })}
      />
      <Input
        label={t.to}
        type="date"
        value={wanted.to}
        min={wanted.from || undefined}
        onChange={(event) => set({ to: event.target.value })}
      />
      <div className="flex flex-wrap gap-2 max-sm:col-span-2">
        <Button type="submit" icon={Search}>
          {words.search}
        </Button>
        {wanted !== anything && (
          <Button look="quiet" onClick={() => onChange(anything)}>
            {t.clear}
          </Button>
        )}
      </div>
    </form>
  );
}

function Choose({
  label,
  any,
  names,
  value,
  onChange,
}: {
  label: string;
  any: string;
  names: Record<string, string>;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <Select label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{any}</option>
      {Object.entries(names).map(([name, words]) => (
        <option key={name} value={name}>
          {words}
        </option>
      ))}
      {value && !names[value] && <option value={value}>{value}</option>}
    </Select>
  );
}

/** Who works here, for who may see them. */
function usePeople() {
  const enabled = useMay('users.read');
  return useQuery({
    queryKey: ['get', '/users', { limit: 200, sort: 'name:asc' }],
    queryFn: async () => (await api.GET('/users', { params: { query: { limit: 200, sort: 'name:asc' } } })).data!,
    enabled,
  }).data;
}

/** An operator who is at no venue sees them all. */
export function useVenues() {
  const { venue_id } = useMe();
  const may = useMay('tenants.read');
  return useQuery({
    queryKey: ['get', '/tenants', { limit: 200, sort: 'name:asc' }],
    queryFn: async () => (await api.GET('/tenants', { params: { query: { limit: 200, sort: 'name:asc' } } })).data!,
    enabled: may && venue_id === null,
  }).data;
}
