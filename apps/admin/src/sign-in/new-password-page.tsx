import { PageHead } from '../ui/surface';

export function NewPasswordPage() {
  return <PageHead title="NewPasswordPage" />;
}
