import { useRouter } from '@tanstack/react-router';
import { useTexts } from '../texts/language';
import { mayLeave } from '../ui/unsaved';
import type { Me } from './me';
import { signOut } from './session';
import { shellTexts } from './shell-texts';

/** An operator never forgets in whose name he works. */
export function Impersonated({ me, operator }: { me: Me; operator: string }) {
  const t = useTexts(shellTexts);
  const router = useRouter();
  async function end() {
    if (!(await mayLeave())) return;
    await signOut();
    await router.navigate({ to: '/operations/venues' });
  }
  return (
    <div role="status" className="flex flex-wrap items-center gap-3 bg-warn-soft px-4 py-2 text-warn-text">
      <span className="min-w-0 flex-1 font-medium">{t.impersonated(operator, me.name)}</span>
      <button
        type="button"
        className="min-h-9 rounded-control border border-current px-3 font-medium"
        onClick={() => void end()}
      >
        {t.impersonationEnd}
      </button>
    </div>
  );
}
