import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { isProblem, wordsOf } from '../api/problem';
import { enter, troubleAtStart } from '../app/session';
import { useTexts } from '../texts/language';
import { ownClock } from '../time/venue-time';
import { Button } from '../ui/button';
import { Notice, PageHead, Trouble } from '../ui/surface';
import { useForm } from '../ui/use-form';
import { EmailField, PasswordField } from './fields';
import { OutsideFrame } from './outside-frame';
import { signInTexts } from './sign-in-texts';

export function SignInPage() {
  const t = useTexts(signInTexts);
  const { to = '/', after } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const form = useForm(async ({ email, password }) => {
    await enter('/auth/login', { email, password });
    // Only within these pages: a link that somebody made leads nowhere else.
    await navigate({ to: /^\/(?!\/)/.test(to) ? to : '/', replace: true });
  });
  const wait = isProblem(form.trouble) ? form.trouble.retryAfterSeconds : undefined;
  return (
    <OutsideFrame>
      <PageHead title={t.title} />
      <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
        {form.error === undefined && troubleAtStart() !== undefined && (
          <Trouble error={troubleAtStart()} retry={() => location.reload()} />
        )}
        {after === 'reset' && form.error === undefined && <Notice tone="accent">{t.resetDone}</Notice>}
        {form.error !== undefined && (
          <Notice tone="danger">
            {wait
              ? t.tooMany(ownClock(new Date(Date.now() + wait * 1000)))
              : wordsOf(form.error, { unauthorized: t.wrong, validation_error: t.wrong })}
          </Notice>
        )}
        <EmailField fault={() => undefined} autoComplete="username" />
        <PasswordField label={t.password} fault={() => undefined} />
        <Button type="submit" look="primary" busy={form.busy}>
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
