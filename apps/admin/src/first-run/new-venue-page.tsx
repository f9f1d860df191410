import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { api } from '../api/client';
import { faultOf, wordsOf } from '../api/problem';
import { useWishKey } from '../api/wish-key';
import { useMay, useMe } from '../app/me';
import { NotForYou } from '../app/shell';
import { goOnAt } from '../app/session';
import { useLanguage, useTexts, type Language } from '../texts/language';
import { countryOf, ownZone } from '../time/zones';
import { Button } from '../ui/button';
import { Choice, Input, Select } from '../ui/field';
import { Card, Notice, PageHead } from '../ui/surface';
import { tell } from '../ui/toast';
import { venueTexts } from '../settings/venue-texts';
import { ZoneField } from '../settings/zone-field';
import { firstRunTexts } from './first-run-texts';

/** An owner opens a venue: the first one, or one more. */
export function NewVenuePage() {
  const t = useTexts(firstRunTexts);
  const { role } = useMe();
  const may = useMay('organizations.write');
  if (!may || role !== 'owner') return <NotForYou />;
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead title={t.openVenue} note={t.openText} />
      <Card>
        <OpenVenue />
      </Card>
    </div>
  );
}

function OpenVenue() {
  const t = useTexts(firstRunTexts);
  const words = useTexts(venueTexts);
  const spoken = useLanguage();
  const navigate = useNavigate();
  const { keyOf } = useWishKey();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<'restaurant' | 'studio'>('restaurant');
  const [timezone, setTimezone] = useState(ownZone);
  const [chosen, setChosen] = useState<Language>();
  const [opened, setOpened] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  async function open(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      // Pressed again because the way there broke off, it opens no second one.
      const id = opened ?? (await made());
      setOpened(id);
      await goOnAt(id);
      tell(t.opened(name.trim()));
      await navigate({ to: '/welcome' });
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  }

  async function made(): Promise<string> {
    const language = chosen ?? spoken;
    const body = { name: name.trim(), kind, timezone, language, country: countryOf(timezone) };
    const { data } = await api.POST('/venues', { params: { header: { 'Idempotency-Key': keyOf(body) } }, body });
    return data!.id;
  }

  return (
    <form onSubmit={(event) => void open(event)} className="flex flex-col gap-4">
      {error !== undefined && <Notice tone="danger">{wordsOf(error, { single_venue: t.singleVenue })}</Notice>}
      <Input
        label={words.name}
        hint={words.nameHint}
        fault={faultOf(error, 'name')}
        autoComplete="organization"
        required
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <div className="flex flex-col gap-1">
        <span aria-hidden className="text-sm font-medium">
          {words.kind}
        </span>
        <div>
          <Choice
            label={words.kind}
            value={kind}
            onChange={setKind}
            options={(['restaurant', 'studio'] as const).map((value) => ({ value, label: words.kinds[value] }))}
          />
        </div>
      </div>
      <ZoneField value={timezone} onChange={setTimezone} fault={faultOf(error, 'timezone')} />
      <Select
        label={words.language}
        value={chosen ?? spoken}
        onChange={(event) => setChosen(event.target.value as Language)}
      >
        <option value="ru">{words.languages.ru}</option>
        <option value="en">{words.languages.en}</option>
      </Select>
      <div>
        <Button type="submit" look="primary" busy={busy}>
          {t.open}
        </Button>
      </div>
    </form>
  );
}
