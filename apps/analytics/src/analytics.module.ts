import { Module } from '@nestjs/common';
import { ServiceDefinition } from '@guestflow/service';
import { AuditLogController } from './audit-log/audit-log.controller';
import { AuditLogQueries } from './audit-log/audit-log.queries';
import { AuditLogWriter } from './audit-log/audit-log.writer';
import { AuditLog1763700500000 } from './migrations/1763700500000-audit-log';

@Module({ controllers: [AuditLogController, AuditLogWriter], providers: [AuditLogQueries] })
export class AnalyticsModule {}

export const analytics: ServiceDefinition = {
  name: 'analytics',
  module: AnalyticsModule,
  database: { entities: [], migrations: [AuditLog1763700500000] },
};
