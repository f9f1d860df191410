import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { wordsOf } from '../api/problem';
import { enter } from '../app/session';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Input } from '../ui/field';
import { Notice, PageHead } from '../ui/surface';
import { OutsideFrame } from './outside-frame';
import { signInTexts } from './sign-in-texts';

export function SignInPage() {
  const t = useTexts(signInTexts);
  const { to = '/' } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const [trouble, setTrouble] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { email, password } = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    setBusy(true);
    setTrouble(undefined);
    try {
      await enter('/auth/login', { email, password });
      await navigate({ to: to.startsWith('/') ? to : '/', replace: true });
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <OutsideFrame>
      <PageHead title={t.title} />
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {trouble !== undefined && <Notice tone="danger">{wordsOf(trouble)}</Notice>}
        <Input label={t.email} name="email" type="email" autoComplete="username" required />
        <Input label={t.password} name="password" type="password" autoComplete="current-password" required />
        <Button type="submit" look="primary" busy={busy}>
          {t.signIn}
        </Button>
        <div className="flex flex-col items-start gap-1 text-accent-text">
          <Link to="/forgot" className="min-h-8 underline">
            {t.forgot}
          </Link>
          <Link to="/register" className="min-h-8 underline">
            {t.register}
          </Link>
        </div>
      </form>
    </OutsideFrame>
  );
}
