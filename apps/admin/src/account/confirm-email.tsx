import { api } from '../api/client';
import { useMe } from '../app/me';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Notice } from '../ui/surface';
import { tell, tellTrouble } from '../ui/toast';
import { useForm } from '../ui/use-form';
import { accountTexts } from './account-texts';

/** Asked of who has not shown yet that the address is his. */
export function ConfirmEmail() {
  const t = useTexts(accountTexts);
  const { role, email_verified, impersonator } = useMe();
  const form = useForm(async () => {
    try {
      await api.POST('/auth/email/verification');
      tell(t.verifySent);
    } catch (error) {
      tellTrouble(error);
    }
  });
  if (email_verified || impersonator || role === 'super_admin') return null;
  return (
    <form onSubmit={form.onSubmit} className="mb-4">
      <Notice
        tone="warn"
        actions={
          <Button type="submit" small busy={form.busy}>
            {t.verifyAgain}
          </Button>
        }
      >
        {t.verifyWanted}
      </Notice>
    </form>
  );
}
