import { faultOf, wordsOf } from '../api/problem';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Input, TextArea } from '../ui/field';
import { Notice } from '../ui/surface';
import { useVenueForm, type Venue, type VenueChange } from '../settings/use-venue-form';
import { venueTexts } from '../settings/venue-texts';
import { ZoneField } from '../settings/zone-field';
import { firstRunTexts } from './first-run-texts';

interface Values {
  name: string;
  timezone: string;
  phone: string;
  address: string;
  greeting: string;
}

const part = {
  of: ({ name, timezone, contacts, settings }: Venue): Values => ({
    ...{ name, timezone },
    phone: contacts.phone ?? '',
    address: contacts.address ?? '',
    greeting: settings.greeting_text ?? '',
  }),
  changeOf: (_: Partial<Values>, { name, timezone, phone, address, greeting }: Values): VenueChange => ({
    ...{ name, timezone },
    contacts: { phone: phone.trim() || null, address: address.trim() || null },
    settings: { greeting_text: greeting.trim() || null },
  }),
};

export function VenueStep({ venue, onDone }: { venue: Venue; onDone: () => void }) {
  const t = useTexts(firstRunTexts);
  const words = useTexts(venueTexts);
  const { values, set, save, error, busy } = useVenueForm(venue, part);
  const wired = (name: keyof Values, place: string) => ({
    value: values[name],
    fault: faultOf(error, place),
    onChange: ({ target }: { target: { value: string } }) => set({ [name]: target.value }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save().then((isSaved) => isSaved && onDone());
      }}
      className="flex flex-col gap-4"
    >
      {error !== undefined && <Notice tone="danger">{wordsOf(error)}</Notice>}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Input label={words.name} required maxLength={200} {...wired('name', 'name')} />
        <ZoneField
          value={values.timezone}
          fault={faultOf(error, 'timezone')}
          onChange={(timezone) => set({ timezone })}
        />
        <Input label={words.phone} type="tel" autoComplete="off" maxLength={40} {...wired('phone', 'contacts.phone')} />
        <Input label={words.address} autoComplete="off" maxLength={300} {...wired('address', 'contacts.address')} />
      </div>
      <TextArea
        label={words.greeting}
        hint={words.greetingHint}
        maxLength={2_000}
        {...wired('greeting', 'settings.greeting_text')}
      />
      <div>
        <Button type="submit" look="primary" busy={busy}>
          {t.goOn}
        </Button>
      </div>
    </form>
  );
}
