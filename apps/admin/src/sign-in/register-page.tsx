import { PageHead } from '../ui/surface';

export function RegisterPage() {
  return <PageHead title="RegisterPage" />;
}
