import { Link } from '@tanstack/react-router';
import { useTexts } from '../texts/language';
import { PageHead } from '../ui/surface';
import { useMe } from './me';
import { firstPath } from './sections';
import { shellTexts } from './shell-texts';

/** What is shown instead of a page that is not for who is here. */
export function NotForYou() {
  const t = useTexts(shellTexts);
  return (
    <div className="mx-auto max-w-xl py-6">
      <PageHead title={t.notForYou} note={t.notForYouText} />
      <Link
        to={firstPath(useMe())}
        className="inline-flex min-h-11 items-center font-medium text-accent-text underline"
      >
        {t.toStart}
      </Link>
    </div>
  );
}
