import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { wordsOf } from '../api/problem';
import { enter } from '../app/session';
import { useLanguage, useTexts } from '../texts/language';
import { ownZone, ZoneOptions } from '../time/zones';
import { Button } from '../ui/button';
import { Choice, Input, Select } from '../ui/field';
import { Notice, PageHead } from '../ui/surface';
import { tell } from '../ui/toast';
import { given, useForm } from '../ui/use-form';
import { EmailField, NameFields, PasswordField } from './fields';
import { ToSignIn } from './letter-link';
import { OutsideFrame } from './outside-frame';
import { signInTexts } from './sign-in-texts';

/** For who runs a venue, and for who books. Whoever works at a venue is invited by it. */
export function RegisterPage() {
  const t = useTexts(signInTexts);
  const language = useLanguage();
  const navigate = useNavigate();
  const [who, setWho] = useState<'owner' | 'guest'>('owner');
  const form = useForm(async ({ first_name, last_name, email, password, venue_name, timezone }) => {
    const account = given({ first_name, last_name, email, password, language });
    const venue = { name: venue_name, timezone, language };
    await enter('/auth/register', who === 'owner' ? { ...account, role: 'owner', venue } : account);
    await navigate({ to: who === 'owner' ? '/welcome' : '/' });
    tell(t.registered);
  });
  return (
    <OutsideFrame>
      <PageHead title={t.registerTitle} note={t.staffInvited} />
      <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
        {form.trouble !== undefined && (
          <Notice tone="danger">
            {wordsOf(form.trouble, { conflict: t.accountExists, owner_sign_up_closed: t.closed })}
          </Notice>
        )}
        <Choice
          label={t.whoAreYou}
          value={who}
          onChange={setWho}
          options={[
            { value: 'owner', label: t.iRun },
            { value: 'guest', label: t.iBook },
          ]}
        />
        {who === 'owner' && (
          <>
            <Input label={t.venueName} name="venue_name" required maxLength={200} fault={form.fault('venue.name')} />
            <Select label={t.venueZone} name="timezone" defaultValue={ownZone()} fault={form.fault('venue.timezone')}>
              <ZoneOptions />
            </Select>
          </>
        )}
        <NameFields fault={form.fault} />
        <EmailField fault={form.fault} />
        <PasswordField label={t.choosePassword} isNew fault={form.fault} />
        <Button type="submit" look="primary" busy={form.busy}>
          {who === 'owner' ? t.doOpen : t.doRegister}
        </Button>
        <p className="flex flex-wrap items-center gap-x-2">
          {t.hasAccount} <ToSignIn />
        </p>
      </form>
    </OutsideFrame>
  );
}
