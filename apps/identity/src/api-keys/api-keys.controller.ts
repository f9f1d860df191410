import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { EachTimeAnew, IdParam, ListOfItems, Page } from '@guestflow/http';
import { ApiKeyDto, ApiKeysQuery, ChangeApiKeyDto, CreateApiKeyDto, NewApiKeyDto } from './api-keys.dto';
import { ApiKeysQueries } from './api-keys.queries';
import { ApiKeysService } from './api-keys.service';

/** The keys a venue gives to partners and their bots. */
@Controller('api-keys')
export class ApiKeysController {
  constructor(
    private readonly keys: ApiKeysService,
    private readonly queries: ApiKeysQueries,
  ) {}

  @Get()
  @Requires('api_keys.read')
  @ListOfItems(ApiKeyDto)
  list(@CurrentCaller() caller: Caller, @Query() query: ApiKeysQuery): Promise<Page<ApiKeyDto>> {
    return this.queries.list(caller, query);
  }

  @Get(':id')
  @Requires('api_keys.read')
  @ApiOkResponse({ type: ApiKeyDto })
  card(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<ApiKeyDto> {
    return this.queries.card(caller, id);
  }

  /** What is answered once must not be kept for a repeat: a second request makes a second key. */
  @Post()
  @Requires('api_keys.write')
  @EachTimeAnew()
  @ApiCreatedResponse({ type: NewApiKeyDto })
  create(@CurrentCaller() caller: Caller, @Body() wanted: CreateApiKeyDto): Promise<NewApiKeyDto> {
    return this.keys.create(caller, wanted);
  }

  @Patch(':id')
  @Requires('api_keys.write')
  @ApiOkResponse({ type: ApiKeyDto })
  change(@CurrentCaller() caller: Caller, @IdParam() id: string, @Body() wanted: ChangeApiKeyDto): Promise<ApiKeyDto> {
    return this.keys.change(caller, id, wanted);
  }

  @Delete(':id')
  @Requires('api_keys.write')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'It is refused from now on, and stays in the list' })
  revoke(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<void> {
    return this.keys.revoke(caller, id);
  }
}
