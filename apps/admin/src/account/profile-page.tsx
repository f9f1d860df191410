import { api } from '../api/client';
import { wordsOf } from '../api/problem';
import { useMe } from '../app/me';
import { seenAnew } from '../app/queries';
import { NameFields } from '../sign-in/fields';
import { common } from '../texts/common';
import { speak, useTexts, type Language } from '../texts/language';
import { ZoneOptions } from '../time/zones';
import { Button } from '../ui/button';
import { Input, Select } from '../ui/field';
import { Card, Notice, PageHead } from '../ui/surface';
import { tell } from '../ui/toast';
import { useUnsaved } from '../ui/unsaved';
import { useForm } from '../ui/use-form';
import { accountTexts } from './account-texts';
import { ConfirmEmail } from './confirm-email';

export function ProfilePage() {
  const t = useTexts(accountTexts);
  const words = useTexts(common);
  const me = useMe();
  const form = useForm(async ({ first_name, last_name, phone = '', timezone, language }) => {
    await api.PUT('/users/me', {
      body: {
        first_name: first_name || null,
        last_name: last_name || null,
        phone: phone.replace(/[\s()-]/g, '') || null,
        timezone: timezone || null,
        language: language as Language,
      },
    });
    // Said anew only where it was chosen anew: these pages may be read in another language than one's letters.
    if (language !== me.language) speak(language as Language);
    await seenAnew('/auth/me');
    tell(words.saved);
  });
  useUnsaved(form.isChanged);
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead title={t.profile} note={me.email} />
      <ConfirmEmail />
      <Card>
        <form onSubmit={form.onSubmit} onChange={form.onChange} noValidate className="flex flex-col gap-4">
          {form.trouble !== undefined && <Notice tone="danger">{wordsOf(form.trouble)}</Notice>}
          <NameFields fault={form.fault} first={me.first_name} last={me.last_name} />
          <Input
            label={t.phone}
            hint={t.phoneHint}
            name="phone"
            type="tel"
            autoComplete="tel"
            defaultValue={me.phone ?? ''}
            fault={form.fault('phone')}
          />
          <Select label={t.language} name="language" defaultValue={me.language} fault={form.fault('language')}>
            <option value="ru">Русский</option>
            <option value="en">English</option>
          </Select>
          <Select label={t.timezone} name="timezone" defaultValue={me.timezone ?? ''} fault={form.fault('timezone')}>
            <option value="">{t.timezoneOfVenue}</option>
            <ZoneOptions own={me.timezone} />
          </Select>
          <Button type="submit" look="primary" busy={form.busy} className="self-start">
            {words.save}
          </Button>
        </form>
      </Card>
    </div>
  );
}
