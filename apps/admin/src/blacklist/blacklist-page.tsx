import { Pencil, ShieldBan, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { api } from '../api/client';
import { useEndless } from '../api/endless';
import { pagedOf } from '../api/paged';
import { useMay, useVenue } from '../app/me';
import { GuestLink, PhoneLink } from '../guests/guest-link';
import { guestFacts } from '../guests/guest-facts';
import { useStaffName } from '../guests/staff-names';
import { useTexts } from '../texts/language';
import { dayInWords, wallOf } from '../time/venue-time';
import { Button, IconButton } from '../ui/button';
import { EndlessEnd } from '../ui/endless-end';
import { SearchBox } from '../ui/search-box';
import { Badge, Card, Empty, Loaded, PageHead } from '../ui/surface';
import { AddEntry } from './add-entry';
import { useEntryName, type Entry } from './entry-name';
import { blacklistTexts } from './blacklist-texts';
import { ChangeReason } from './change-reason';
import { TakeOff } from './take-off';

const limit = 50;

/** Who is not welcome, why, and who said so. */
export function BlacklistPage() {
  const t = useTexts(blacklistTexts);
  const mayWrite = useMay('blacklist.write');
  const [q, setQ] = useState('');
  const [adding, setAdding] = useState(false);
  const list = useEndless('/blacklist', { q }, (page, signal) =>
    pagedOf(api.GET('/blacklist', { params: { query: { q: q || undefined, page, limit } }, signal })),
  );
  return (
    <>
      <PageHead title={t.title} note={t.text}>
        {mayWrite && (
          <Button look="primary" icon={ShieldBan} onClick={() => setAdding(true)}>
            {t.add}
          </Button>
        )}
      </PageHead>
      <div className="flex max-w-4xl flex-col gap-3">
        <div role="search">
          <SearchBox label={t.find} placeholder={t.findHint} value={q} onSearch={setQ} />
        </div>
        <Loaded of={list}>
          {({ items, total }) => (
            <section aria-label={t.title} aria-busy={list.isPlaceholderData}>
              <p role="status" className="mb-2 px-1 text-sm text-soft">
                {t.count(total)}
              </p>
              <Card className="p-0! sm:p-0!">
                {items.length === 0 ? (
                  <Empty icon={ShieldBan} title={q ? t.nobody : t.empty} text={q ? undefined : t.emptyText} />
                ) : (
                  <ul className="divide-y">
                    {items.map((entry) => (
                      <EntryRow key={entry.id} entry={entry} />
                    ))}
                  </ul>
                )}
                <EndlessEnd of={list} />
              </Card>
            </section>
          )}
        </Loaded>
      </div>
      {adding && <AddEntry onClose={() => setAdding(false)} />}
    </>
  );
}

function EntryRow({ entry }: { entry: Entry }) {
  const t = useTexts(blacklistTexts);
  const name = useEntryName()(entry);
  const { timezone } = useVenue();
  const staffName = useStaffName();
  const mayWrite = useMay('blacklist.write');
  const mayRead = useMay('guests.read');
  const [doing, setDoing] = useState<'change' | 'remove'>();
  const { guest, phone, reason, created_at, created_by_user_id } = entry;
  const when = dayInWords(wallOf(created_at, timezone).date, { weekday: false });
  const who = staffName(created_by_user_id);
  const close = () => setDoing(undefined);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-2">
          {guest && mayRead ? (
            <GuestLink guest={guest} />
          ) : phone && !guest ? (
            <PhoneLink phone={phone} />
          ) : (
            <b>{name}</b>
          )}
          {!guest && <Badge>{t.noCard}</Badge>}
        </p>
        <p className={reason ? 'break-words whitespace-pre-line' : 'text-soft'}>{reason ?? t.noReason}</p>
        <p className="text-sm text-soft">
          {[guest && guestFacts(guest), who ? t.by(who, when) : when].filter(Boolean).join(' · ')}
        </p>
      </div>
      {mayWrite && (
        <div className="flex gap-1">
          <IconButton icon={Pencil} label={t.change(name)} className="size-11" onClick={() => setDoing('change')} />
          <IconButton
            icon={ShieldCheck}
            label={t.takeOff(name)}
            className="size-11"
            onClick={() => setDoing('remove')}
          />
        </div>
      )}
      {doing === 'change' && <ChangeReason entry={entry} name={name} onClose={close} />}
      {doing === 'remove' && <TakeOff entryId={entry.id} name={name} onClose={close} />}
    </li>
  );
}
