import type { ChangeEvent } from 'react';
import { useTexts } from '../texts/language';
import { Input, Select, TextArea } from '../ui/field';
import type { CardField, CardValues } from './card-rules';
import { cardTexts } from './card-texts';
import { guestTexts } from './guest-texts';
import { contactKinds, genders, guestLanguages } from './guest-rules';

interface Props {
  values: CardValues;
  faults: (field: CardField) => string | undefined;
  onChange: (change: Partial<CardValues>) => void;
}

/** All that a card keeps and people write. */
export function CardFields({ values, faults, onChange }: Props) {
  const t = useTexts(cardTexts);
  const words = useTexts(guestTexts);
  const of = (field: CardField) => ({
    value: values[field],
    fault: faults(field),
    autoComplete: 'off',
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
      onChange({ [field]: event.target.value }),
  });
  const { fields } = words;
  return (
    <>
      <Input label={fields.name} maxLength={200} {...of('name')} />
      <Input label={fields.phone} type="tel" maxLength={40} {...of('phone')} />
      <Input label={fields.email} type="email" maxLength={254} {...of('email')} />
      <TextArea label={fields.notes} hint={t.notesHint} maxLength={4_000} {...of('notes')} />
      <Input label={fields.tags} hint={words.tagsHint} maxLength={1_000} {...of('tags')} />
      <TextArea label={fields.preferences} hint={t.preferencesHint} maxLength={4_000} {...of('preferences')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Input label={fields.birthday} type="date" {...of('birthday')} />
        <Select label={fields.gender} {...of('gender')}>
          <option value="">{words.notKnown}</option>
          {genders.map((gender) => (
            <option key={gender} value={gender}>
              {words.genders[gender]}
            </option>
          ))}
        </Select>
        <Select label={fields.language} {...of('language')}>
          <option value="">{words.ofVenue}</option>
          {guestLanguages.map((language) => (
            <option key={language} value={language}>
              {words.languages[language]}
            </option>
          ))}
        </Select>
        <Select label={fields.preferred_channel} {...of('preferred_channel')}>
          <option value="">{words.ofVenue}</option>
          {(['telegram', 'email'] as const).map((channel) => (
            <option key={channel} value={channel}>
              {words.preferred[channel]}
            </option>
          ))}
        </Select>
        {contactKinds.map((kind) => (
          <Input key={kind} label={words.contacts[kind]} maxLength={200} {...of(`contacts.${kind}`)} />
        ))}
      </div>
    </>
  );
}
