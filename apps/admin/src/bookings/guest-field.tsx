import { ShieldBan, UserRound } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { query, type Shape } from '../api/client';
import { useMay } from '../app/me';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Input } from '../ui/field';
import { Badge } from '../ui/surface';
import { formTexts } from './form-texts';
import { panelTexts } from './panel-texts';

type Guest = Pick<
  Shape<'GuestCardDto'>,
  'id' | 'name' | 'phone' | 'visit_count' | 'no_show_count' | 'tags' | 'notes'
> & {
  blacklisted?: unknown;
};

/** Who it is for: a card that is known, or a name and a phone. */
export interface Who {
  guest?: Guest;
  /** A card of which only the address is known yet. */
  guestId?: string;
  name: string;
  phone: string;
}

export const nobody: Who = { name: '', phone: '' };

export const whoBody = ({ guest, guestId, name, phone }: Who) =>
  guest || guestId
    ? { guest_id: guest?.id ?? guestId }
    : { ...(name.trim() && { guest_name: name.trim() }), ...(phone.trim() && { guest_phone: phone.trim() }) };

interface Props {
  who: Who;
  onChange: (who: Who) => void;
  phoneFault?: string;
}

/** Name and phone, with those who are known already offered while it is typed. */
export function GuestField({ who, onChange, phoneFault }: Props) {
  const t = useTexts(formTexts);
  const mayRead = useMay('guests.read');
  const { data: known } = query.useQuery(
    'get',
    '/guests/{id}',
    { params: { path: { id: who.guestId ?? '' } } },
    { enabled: mayRead && who.guestId !== undefined && !who.guest },
  );
  const guest = who.guest ?? (who.guestId ? known : undefined);
  const [typed, setTyped] = useState('');
  if (guest) return <Chosen guest={guest} onClear={() => onChange(nobody)} />;
  const type = (change: Partial<Who>, text: string) => {
    setTyped(text);
    onChange({ ...who, ...change });
  };
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{t.guest}</legend>
      <Input
        label={t.phone}
        type="tel"
        autoComplete="off"
        maxLength={40}
        value={who.phone}
        fault={phoneFault}
        onChange={(event) => type({ phone: event.target.value }, event.target.value)}
      />
      <Input
        label={t.guestName}
        autoComplete="off"
        maxLength={200}
        value={who.name}
        onChange={(event) => type({ name: event.target.value }, event.target.value)}
      />
      {mayRead && <Suggestions typed={typed} onChoose={(chosen) => onChange({ ...nobody, guest: chosen })} />}
    </fieldset>
  );
}

const shown = 5;

function Suggestions({ typed, onChoose }: { typed: string; onChoose: (guest: Guest) => void }) {
  const t = useTexts(formTexts);
  const q = useDeferredValue(typed.trim());
  const { data: found } = query.useQuery(
    'get',
    '/guests',
    { params: { query: { q, limit: shown } } },
    { enabled: q.length > 1, placeholderData: (before) => (q.length > 1 ? before : undefined) },
  );
  const guests = q.length > 1 ? (found ?? []) : [];
  return (
    <>
      <p role="status" className="sr-only">
        {q.length > 1 && found ? t.knownCount(found.length) : ''}
      </p>
      {guests.length > 0 && (
        <ul aria-label={t.known} className="divide-y overflow-hidden rounded-control border">
          {guests.map((guest) => (
            <li key={guest.id}>
              <button
                type="button"
                onClick={() => onChoose(guest)}
                className="flex min-h-12 w-full flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-left hover:bg-sunken"
              >
                <GuestLine guest={guest} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function GuestLine({ guest }: { guest: Guest }) {
  const t = useTexts(panelTexts);
  const { noName } = useTexts(common);
  return (
    <>
      <span className="font-medium">{guest.name ?? noName}</span>
      <span className="text-soft">{guest.phone}</span>
      {guest.visit_count > 0 && <Badge tone="info">{t.visits(guest.visit_count)}</Badge>}
      {guest.no_show_count > 0 && <Badge tone="warn">{t.noShows(guest.no_show_count)}</Badge>}
      {Boolean(guest.blacklisted) && (
        <span className="inline-flex items-center gap-1 text-danger-text">
          <ShieldBan aria-hidden className="size-4" />
          {t.blacklisted(null)}
        </span>
      )}
    </>
  );
}

function Chosen({ guest, onClear }: { guest: Guest; onClear: () => void }) {
  const t = useTexts(formTexts);
  return (
    <div>
      <p className="mb-1 text-sm font-medium">{t.guest}</p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-control border bg-surface px-3 py-2">
        <UserRound aria-hidden className="size-5 shrink-0 text-soft" />
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
          <GuestLine guest={guest} />
          {guest.tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </div>
        <Button small onClick={onClear}>
          {t.otherGuest}
        </Button>
        {guest.notes && <p className="w-full text-sm text-soft">{guest.notes}</p>}
      </div>
    </div>
  );
}
