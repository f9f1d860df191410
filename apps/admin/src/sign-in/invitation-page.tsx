import { PageHead } from '../ui/surface';

export function InvitationPage() {
  return <PageHead title="InvitationPage" />;
}
