import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { isProblem } from '../api/problem';
import { useTexts } from '../texts/language';
import { PageHead } from '../ui/surface';
import { OutsideFrame } from './outside-frame';
import { signInTexts } from './sign-in-texts';

/**
 * The secret of a letter's link. It stands behind `#`, so that it reaches no server's log, and is taken out of the address
 * at once: it must not stay in the history.
 */
export function useLetterSecret(): string | undefined {
  const [secret] = useState(() => location.hash.slice(1) || undefined);
  useState(() => secret && history.replaceState(history.state, '', location.pathname + location.search));
  return secret;
}

export const isDeadLink = (error: unknown): boolean => isProblem(error) && error.rule === 'link_not_valid';

export function Said({ title, text, children }: { title: string; text?: ReactNode; children?: ReactNode }) {
  return (
    <OutsideFrame>
      <PageHead key={title} title={title} />
      <div className="flex flex-col items-start gap-3">
        {text && <p>{text}</p>}
        {children}
      </div>
    </OutsideFrame>
  );
}

export function NoLink() {
  const t = useTexts(signInTexts);
  return <Said title={t.noLinkTitle} text={t.noLinkText} />;
}

export function DeadLink({ children }: { children?: ReactNode }) {
  const t = useTexts(signInTexts);
  return (
    <Said title={t.deadTitle} text={t.deadText}>
      {children}
    </Said>
  );
}

export const ToSignIn = () => {
  const t = useTexts(signInTexts);
  return (
    <Link to="/sign-in" className="inline-flex min-h-11 items-center font-medium text-accent-text underline">
      {t.toSignIn}
    </Link>
  );
};
