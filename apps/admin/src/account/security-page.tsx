import { PageHead } from '../ui/surface';

export function SecurityPage() {
  return <PageHead title="SecurityPage" />;
}
