import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/client';
import { wordsOf } from '../api/problem';
import { signOut } from '../app/session';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Notice, PageHead } from '../ui/surface';
import { useForm } from '../ui/use-form';
import { PasswordField } from './fields';
import { DeadLink, isDeadLink, NoLink, useLetterSecret } from './letter-link';
import { OutsideFrame } from './outside-frame';
import { signInTexts } from './sign-in-texts';

export function NewPasswordPage() {
  const t = useTexts(signInTexts);
  const token = useLetterSecret();
  const navigate = useNavigate();
  const [dead, setDead] = useState(false);
  const form = useForm(async ({ password = '' }) => {
    try {
      await api.POST('/auth/password/reset', { body: { token: token!, password } });
    } catch (error) {
      if (!isDeadLink(error)) throw error;
      return setDead(true);
    }
    // Whoever is signed in here is so no longer, if it is him.
    await signOut();
    await navigate({ to: '/sign-in', search: { after: 'reset' } });
  });
  if (!token) return <NoLink />;
  if (dead)
    return (
      <DeadLink>
        <Link to="/forgot" className="min-h-11 font-medium text-accent-text underline">
          {t.askAgain}
        </Link>
      </DeadLink>
    );
  return (
    <OutsideFrame>
      <PageHead title={t.resetTitle} note={t.resetText} />
      <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
        {form.trouble !== undefined && <Notice tone="danger">{wordsOf(form.trouble)}</Notice>}
        <PasswordField label={t.newPassword} isNew fault={form.fault} />
        <Button type="submit" look="primary" busy={form.busy}>
          {t.resetSave}
        </Button>
      </form>
    </OutsideFrame>
  );
}
