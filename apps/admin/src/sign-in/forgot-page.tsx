import { PageHead } from '../ui/surface';

export function ForgotPage() {
  return <PageHead title="ForgotPage" />;
}
