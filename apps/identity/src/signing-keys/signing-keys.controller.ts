import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { IdempotencyKeyHeader, ListOfItems, Page } from '@guestflow/http';
import { RotatedSigningKeysDto, RotateSigningKeysDto, SigningKeyDto, SigningKeysQuery } from './signing-keys.dto';
import { SigningKeysQueries } from './signing-keys.queries';
import { SigningKeys } from './signing-keys.service';

/** The keys that sign access tokens, for operators. Their halves are nobody's to see here. */
@Controller('signing-keys')
export class SigningKeysController {
  constructor(
    private readonly keys: SigningKeys,
    private readonly queries: SigningKeysQueries,
  ) {}

  @Get()
  @Requires('signing_keys.rotate')
  @ListOfItems(SigningKeyDto)
  list(@CurrentCaller() caller: Caller, @Query() query: SigningKeysQuery): Promise<Page<SigningKeyDto>> {
    return this.queries.list(caller, query);
  }

  @Post('rotate')
  @Requires('signing_keys.rotate')
  @IdempotencyKeyHeader()
  @HttpCode(200)
  @ApiOkResponse({ type: RotatedSigningKeysDto })
  rotate(
    @CurrentCaller() caller: Caller,
    @Body() { compromised }: RotateSigningKeysDto,
  ): Promise<RotatedSigningKeysDto> {
    return this.keys.rotate(caller, compromised ? 'compromised' : 'operator');
  }
}
