import { PageHead } from '../ui/surface';

export function VerifyEmailPage() {
  return <PageHead title="VerifyEmailPage" />;
}
