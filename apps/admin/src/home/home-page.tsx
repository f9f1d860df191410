import { PageHead } from '../ui/surface';

export function HomePage() {
  return <PageHead title="HomePage" />;
}
