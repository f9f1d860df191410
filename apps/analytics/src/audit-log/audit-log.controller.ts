import { Controller, Get, Query } from '@nestjs/common';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { ListOfItems, Page } from '@guestflow/http';
import { AuditEntryDto, AuditLogQuery } from './audit-log.dto';
import { AuditLogQueries } from './audit-log.queries';

@Controller('audit-log')
export class AuditLogController {
  constructor(private readonly queries: AuditLogQueries) {}

  @Get()
  @Requires('audit.read')
  @ListOfItems(AuditEntryDto)
  list(@CurrentCaller() caller: Caller, @Query() query: AuditLogQuery): Promise<Page<AuditEntryDto>> {
    return this.queries.list(caller, query);
  }
}
