import { PageHead } from '../ui/surface';

export function BotPage() {
  return <PageHead title="BotPage" />;
}
