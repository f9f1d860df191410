import { Module } from '@nestjs/common';
import { ServiceDefinition } from '@guestflow/service';
import { AuditLogController } from './audit-log/audit-log.controller';
import { AuditLogQueries } from './audit-log/audit-log.queries';
import { AuditLogWriter } from './audit-log/audit-log.writer';
import { AuditLog1763700500000 } from './migrations/1763700500000-audit-log';
import { Forgetting1764200500000 } from './migrations/1764200500000-forgetting';
import { Privacy } from './privacy/privacy';

@Module({ controllers: [AuditLogController, AuditLogWriter], providers: [AuditLogQueries, Privacy] })
export class AnalyticsModule {}

export const analytics: ServiceDefinition = {
  name: 'analytics',
  module: AnalyticsModule,
  database: { entities: [], migrations: [AuditLog1763700500000, Forgetting1764200500000] },
};
