import { PageHead } from '../ui/surface';

export function FirstRunPage() {
  return <PageHead title="FirstRunPage" />;
}
