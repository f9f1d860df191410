import type { ReactNode } from 'react';
import { faultOf } from '../api/problem';
import { useTexts } from '../texts/language';
import { Input, Select, TextArea } from '../ui/field';
import { Card } from '../ui/surface';
import { CountrySelect, CurrencySelect } from './money-and-places';
import { aboveSaveBar, SaveBar } from './save-bar';
import { useVenueForm, type Venue, type VenueChange } from './use-venue-form';
import { venueTexts } from './venue-texts';
import { ZoneField } from './zone-field';

const contacts = ['phone', 'email', 'address', 'city', 'website'] as const;
const words = ['greeting_text', 'info_text', 'host_choice'] as const;
const own = ['name', 'timezone', 'country', 'language', 'currency'] as const;

type Name = (typeof contacts)[number] | (typeof words)[number] | (typeof own)[number];
type Values = Record<Name, string>;

const plain = (text: string | null | undefined) => (text ?? '').replaceAll('\r\n', '\n');
const pick = <N extends Name>(names: readonly N[], from: Partial<Values>, empty: null | undefined) =>
  Object.fromEntries(
    names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name].trim() || empty]])),
  ) as { [K in N]?: string };

const part = {
  of: (venue: Venue): Values =>
    ({
      ...Object.fromEntries(own.map((name) => [name, venue[name]])),
      ...Object.fromEntries(contacts.map((name) => [name, plain(venue.contacts[name])])),
      ...Object.fromEntries(words.map((name) => [name, plain(venue.settings[name])])),
    }) as Values,
  /** One emptied is taken away. */
  changeOf: (changed: Partial<Values>): VenueChange => ({
    ...(pick(own, changed, undefined) as VenueChange),
    contacts: pick(contacts, changed, null),
    settings: pick(words, changed, null),
  }),
};

const places: Record<Name, string> = {
  ...(Object.fromEntries(own.map((name) => [name, name])) as Values),
  ...(Object.fromEntries(contacts.map((name) => [name, `contacts.${name}`])) as Values),
  ...(Object.fromEntries(words.map((name) => [name, `settings.${name}`])) as Values),
};

export function VenueAbout({ venue }: { venue: Venue }) {
  const t = useTexts(venueTexts);
  const { values, notes, set, save, ...form } = useVenueForm(venue, part);
  const noteOf = (name: Name) => {
    const note = notes[name];
    return note && (note.taken ? t.taken : t.theirs(String(note.value) || t.nothing));
  };
  const wired = (name: Name) => ({
    value: values[name],
    fault: faultOf(form.error, places[name]) ?? noteOf(name),
    onChange: ({ target }: { target: { value: string } }) => set({ [name]: target.value }),
  });
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        className={`flex flex-col gap-6 ${aboveSaveBar}`}
      >
        <Part title={t.about}>
          <Input label={t.name} hint={t.nameHint} required maxLength={200} {...wired('name')} />
          <Input label={t.host} maxLength={500} {...wired('host_choice')} />
        </Part>
        <Part title={t.contacts}>
          <Input label={t.phone} type="tel" autoComplete="off" maxLength={40} {...wired('phone')} />
          <Input label={t.email} type="email" autoComplete="off" maxLength={254} {...wired('email')} />
          <Input label={t.address} maxLength={300} autoComplete="off" {...wired('address')} />
          <Input label={t.city} maxLength={100} autoComplete="off" {...wired('city')} />
          <Input label={t.website} type="url" maxLength={300} placeholder="https://" {...wired('website')} />
        </Part>
        <Part title={t.words}>
          <TextArea label={t.greeting} hint={t.greetingHint} maxLength={2_000} rows={4} {...wired('greeting_text')} />
          <TextArea label={t.info} hint={t.infoHint} maxLength={4_000} rows={4} {...wired('info_text')} />
        </Part>
        <Part title={t.place}>
          <Select label={t.language} {...wired('language')}>
            <option value="ru">{t.languages.ru}</option>
            <option value="en">{t.languages.en}</option>
          </Select>
          <ZoneField
            value={values.timezone}
            onChange={(timezone) => set({ timezone })}
            fault={faultOf(form.error, 'timezone') ?? noteOf('timezone')}
          />
          <CurrencySelect label={t.currency} {...wired('currency')} />
          <CountrySelect label={t.country} hint={t.countryHint} {...wired('country')} />
        </Part>
        <SaveBar {...form} onReset={form.reset} />
      </form>
    </Card>
  );
}

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="mb-3 text-lg font-semibold">{title}</legend>
      <div className="grid items-start gap-4 sm:grid-cols-2">{children}</div>
    </fieldset>
  );
}
