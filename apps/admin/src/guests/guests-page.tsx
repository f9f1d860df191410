import { useNavigate, useSearch } from '@tanstack/react-router';
import { Download, EllipsisVertical, FileUp, ListFilter, UserPlus, Users, X } from 'lucide-react';
import { useState } from 'react';
import { api } from '../api/client';
import { useEndless } from '../api/endless';
import { pagedOf } from '../api/paged';
import { useMay, useVenue } from '../app/me';
import { filterFrom, isEmpty, partsOf, without, type Filter } from '../segments/filter-rules';
import { FilterSheet } from '../segments/filter-sheet';
import { useConditionWords } from '../segments/filter-words';
import { SegmentsList } from '../segments/segments-list';
import { useSegments, type Segment } from '../segments/use-segments';
import { language, useTexts } from '../texts/language';
import { Button, IconButton } from '../ui/button';
import { EndlessEnd } from '../ui/endless-end';
import { Select } from '../ui/field';
import { keepFile } from '../ui/keep-file';
import { Menu, MenuItem } from '../ui/menu';
import { SearchBox } from '../ui/search-box';
import { Card, Empty, Loaded, PageHead } from '../ui/surface';
import { tellTrouble } from '../ui/toast';
import { GuestRow } from './guest-row';
import { guestTexts } from './guest-texts';
import { askedOf, isSort, sorts, type Looked } from './list-rules';
import { listTexts } from './list-texts';
import { NewGuest } from './new-guest';

const limit = 50;

export function GuestsPage() {
  const t = useTexts(listTexts);
  const words = useTexts(guestTexts);
  const search = useSearch({ from: '/inside/guests' });
  const looked: Looked = { ...search, filter: filterFrom(search.filter) };
  const { q = '', segment, filter = {} } = looked;
  const navigate = useNavigate();
  const look = (change: Looked) => {
    const next = { ...looked, ...change };
    const wanted = { ...next, q: next.q || undefined, filter: isEmpty(next.filter ?? {}) ? undefined : next.filter };
    void navigate({ to: '/guests', search: wanted, replace: true });
  };
  const mayWrite = useMay('guests.write');
  const [adding, setAdding] = useState(false);
  const [sheet, setSheet] = useState<{ filter: Filter; segment?: Segment }>();
  const segments = useSegments();
  const count = partsOf(filter).length;
  return (
    <>
      <PageHead title={t.title}>
        {mayWrite && (
          <Button look="primary" icon={UserPlus} onClick={() => setAdding(true)}>
            {t.newGuest}
          </Button>
        )}
        <MoreMenu looked={looked} />
      </PageHead>
      <div className="flex flex-col gap-4 xl:flex-row">
        {segments.data && segments.data.length > 0 && (
          <SegmentsList
            segments={segments.data}
            chosen={segment}
            onChoose={(id) => look({ segment: id })}
            onChange={(one) => setSheet({ filter: one.filter, segment: one })}
          />
        )}
        <div className="flex min-w-0 flex-1 flex-col gap-3">
          <div role="search" className="flex flex-wrap gap-2">
            <SearchBox
              label={words.findGuest}
              placeholder={words.findHint}
              value={q}
              onSearch={(next) => look({ q: next })}
              className="min-w-0 flex-[1_1_16rem]"
            />
            <Button icon={ListFilter} onClick={() => setSheet({ filter })}>
              {count > 0 ? `${t.filter} · ${count}` : t.filter}
            </Button>
            <Select
              label={t.sort}
              hideLabel
              className="min-w-40 flex-1 sm:max-w-56"
              value={isSort(looked.sort) ? looked.sort : sorts[0]}
              onChange={({ target }) => look({ sort: target.value === sorts[0] ? undefined : target.value })}
            >
              {sorts.map((sort) => (
                <option key={sort} value={sort}>
                  {t.sorts[sort]}
                </option>
              ))}
            </Select>
          </div>
          <FilterParts filter={filter} onChange={(next) => look({ filter: next })} />
          <GuestList looked={looked} />
        </div>
      </div>
      {adding && <NewGuest onClose={() => setAdding(false)} />}
      {sheet && (
        <FilterSheet
          {...sheet}
          onClose={() => setSheet(undefined)}
          onShow={(next) => {
            setSheet(undefined);
            look({ filter: next });
          }}
          onSaved={({ id }) => {
            setSheet(undefined);
            look({ segment: id, filter: undefined });
          }}
        />
      )}
    </>
  );
}

function FilterParts({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const t = useTexts(listTexts);
  const inWords = useConditionWords();
  const parts = partsOf(filter);
  if (parts.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2">
      {parts.map((name) => (
        <li key={name} className="flex items-center rounded-full bg-accent-soft pl-3 text-sm text-accent-text">
          {inWords(filter, name)}
          <IconButton
            icon={X}
            label={t.leaveOut(inWords(filter, name))}
            className="size-9 rounded-full"
            onClick={() => onChange(without(filter, name))}
          />
        </li>
      ))}
      <li>
        <Button small look="quiet" onClick={() => onChange({})}>
          {t.clear}
        </Button>
      </li>
    </ul>
  );
}

function GuestList({ looked }: { looked: Looked }) {
  const t = useTexts(listTexts);
  const { timezone } = useVenue();
  const asked = askedOf(looked);
  const list = useEndless('/guests', asked, (page, signal) =>
    pagedOf(api.GET('/guests', { params: { query: { ...asked, page, limit } }, signal })),
  );
  const looksFor = Object.values(asked).some((value) => value !== undefined);
  return (
    <Loaded of={list} rows={8}>
      {({ items, total, more }) => (
        <section aria-label={t.title} aria-busy={list.isPlaceholderData}>
          <p role="status" className="mb-2 px-1 text-sm text-soft">
            {t.found(total, more)}
          </p>
          <Card className="p-0! sm:p-0!">
            {items.length === 0 ? (
              looksFor ? (
                <Empty icon={Users} title={t.nobody} />
              ) : (
                <Empty icon={Users} title={t.noGuests} text={t.noGuestsText} />
              )
            ) : (
              <ul>
                {items.map((guest) => (
                  <GuestRow key={guest.id} guest={guest} zone={timezone} />
                ))}
              </ul>
            )}
            <EndlessEnd of={list} />
          </Card>
        </section>
      )}
    </Loaded>
  );
}

function MoreMenu({ looked }: { looked: Looked }) {
  const t = useTexts(listTexts);
  const navigate = useNavigate();
  const mayImport = useMay('guests.import');
  const mayExport = useMay('guests.export');
  if (!mayImport && !mayExport) return null;
  async function takeOut() {
    const { q, segment_id, filter } = askedOf(looked);
    // As a Russian Excel wants it.
    const delimiter = language() === 'ru' ? ';' : undefined;
    try {
      const { data } = await api.GET('/guests/export.csv', {
        params: { query: { q, segment_id, filter, delimiter } },
        parseAs: 'blob',
      });
      keepFile(data as unknown as Blob, 'guests.csv');
    } catch (error) {
      tellTrouble(error);
    }
  }
  return (
    <Menu trigger={<IconButton icon={EllipsisVertical} label={t.more} look="plain" className="size-11" />}>
      {mayImport && (
        <MenuItem icon={FileUp} onSelect={() => void navigate({ to: '/guests/import' })}>
          {t.import}
        </MenuItem>
      )}
      {mayExport && (
        <MenuItem icon={Download} onSelect={() => void takeOut()}>
          {t.takeOut}
        </MenuItem>
      )}
    </Menu>
  );
}
