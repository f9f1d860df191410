import { Input } from '../ui/field';
import { useTexts } from '../texts/language';
import { afterTexts } from './after-texts';
import { useGuestTexts } from './guest-texts';

/** Who somebody says he is. It is kept while he looks for another time. */
export interface Contact {
  name: string;
  phone: string;
}

export interface Faults {
  name?: string;
  phone?: string;
}

/** Where something is missing: what the API would say of it, before it is asked. */
export const missingIn = ({ name, phone }: Contact, needed: string): Faults | undefined => {
  const faults = { ...(!name.trim() && { name: needed }), ...(!phone.trim() && { phone: needed }) };
  return Object.keys(faults).length > 0 ? faults : undefined;
};

export const leadToMissing = (form: HTMLFormElement, { name }: Faults): void =>
  form.querySelector<HTMLElement>(`[name="${name ? 'name' : 'phone'}"]`)?.focus();

export function ContactFields({
  contact,
  onChange,
  faults,
}: {
  contact: Contact;
  onChange: (contact: Contact) => void;
  faults: Faults;
}) {
  const t = useGuestTexts();
  const a = useTexts(afterTexts);
  return (
    <>
      <Input
        label={a.yourName}
        name="name"
        autoComplete="name"
        maxLength={200}
        value={contact.name}
        fault={faults.name}
        onChange={({ target }) => onChange({ ...contact, name: target.value })}
      />
      <Input
        label={t.phone}
        name="phone"
        type="tel"
        autoComplete="tel"
        maxLength={40}
        hint={a.phoneHint}
        value={contact.phone}
        fault={faults.phone}
        onChange={({ target }) => onChange({ ...contact, phone: target.value })}
      />
    </>
  );
}
