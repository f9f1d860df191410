import { PageHead } from '../ui/surface';

export function CampaignPage() {
  return <PageHead title="CampaignPage" />;
}
