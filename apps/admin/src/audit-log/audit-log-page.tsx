import { PageHead } from '../ui/surface';

export function AuditLogPage() {
  return <PageHead title="AuditLogPage" />;
}
