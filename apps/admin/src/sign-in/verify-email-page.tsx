import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/client';
import { wordsOf } from '../api/problem';
import { usePerson } from '../app/session';
import { seenAnew } from '../app/queries';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Notice } from '../ui/surface';
import { useForm } from '../ui/use-form';
import { DeadLink, isDeadLink, NoLink, Said, ToSignIn, useLetterSecret } from './letter-link';
import { signInTexts } from './sign-in-texts';

/** At the press of a button: programs that look through letters follow links too. */
export function VerifyEmailPage() {
  const t = useTexts(signInTexts);
  const token = useLetterSecret();
  const person = usePerson();
  const [state, setState] = useState<'asked' | 'dead' | 'done'>('asked');
  const form = useForm(async () => {
    try {
      await api.POST('/auth/email/verify', { body: { token: token! } });
      setState('done');
      await seenAnew('/auth/me');
    } catch (error) {
      if (!isDeadLink(error)) throw error;
      setState('dead');
    }
  });
  const home = (
    <Link to="/" className="inline-flex min-h-11 items-center font-medium text-accent-text underline">
      {t.toStart}
    </Link>
  );
  if (!token) return <NoLink />;
  if (state === 'dead') return <DeadLink>{home}</DeadLink>;
  if (state === 'done')
    return (
      <Said title={t.verified} text={t.verifiedText}>
        {home}
      </Said>
    );
  if (!person)
    return (
      <Said title={t.verifyTitle} text={t.verifySignIn}>
        <ToSignIn />
      </Said>
    );
  return (
    <Said title={t.verifyTitle} text={t.verifyText}>
      {form.error !== undefined && <Notice tone="danger">{wordsOf(form.error)}</Notice>}
      <form onSubmit={form.onSubmit}>
        <Button type="submit" look="primary" busy={form.busy}>
          {t.verifyDo}
        </Button>
      </form>
    </Said>
  );
}
