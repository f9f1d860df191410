import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { Compass, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { isProblem } from '../api/problem';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Empty, PageHead, Trouble } from '../ui/surface';
import { shellTexts } from './shell-texts';

export function NotFoundPage() {
  const t = useTexts(shellTexts);
  return (
    <main className="mx-auto max-w-xl p-6">
      <PageHead title={t.notFoundTitle} />
      <Empty icon={Compass} title={t.notFoundText}>
        <Link to="/" className="font-medium text-accent-text underline">
          {t.toStart}
        </Link>
      </Empty>
    </main>
  );
}

/** A page that could not be drawn, or of which a part could not be fetched. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const t = useTexts(shellTexts);
  const router = useRouter();
  useEffect(() => console.error(error), [error]);
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div className="mx-auto max-w-xl p-6">
      <PageHead title={t.brokenTitle} />
      {isProblem(error) ? (
        <Trouble error={error} retry={again} />
      ) : (
        <Empty icon={TriangleAlert} title={t.brokenText}>
          <Button look="primary" onClick={() => location.reload()}>
            {t.reload}
          </Button>
        </Empty>
      )}
    </div>
  );
}
