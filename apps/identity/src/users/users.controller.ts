import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { EachTimeAnew, IdempotencyKeyHeader, IdParam, ListOfItems, Page } from '@guestflow/http';
import { MeDto, ProfileDto } from './profile.dto';
import { AuthService } from '../auth/auth.service';
import { Invitations } from '../invitations/invitations.service';
import { ChangeUserDto, InviteUserDto, UserDto, UsersQuery } from './users.dto';
import { UsersQueries } from './users.queries';
import { UsersService } from './users.service';

/** Who works at the venue; for an operator outside a venue, who runs the platform. */
@Controller('users')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly queries: UsersQueries,
    private readonly invitations: Invitations,
    private readonly auth: AuthService,
  ) {}

  @Get('me')
  @Requires('self.read')
  @ApiOkResponse({ type: MeDto })
  me(@CurrentCaller() caller: Caller): Promise<MeDto> {
    return this.auth.me(caller);
  }

  @Put('me')
  @Requires('self.write')
  @ApiOkResponse({ type: MeDto })
  async changeMe(@CurrentCaller() caller: Caller, @Body() wanted: ProfileDto): Promise<MeDto> {
    await this.users.changeProfile(caller, wanted);
    return this.auth.me(caller);
  }

  @Get()
  @Requires('users.read')
  @ListOfItems(UserDto)
  list(@CurrentCaller() caller: Caller, @Query() query: UsersQuery): Promise<Page<UserDto>> {
    return this.queries.list(caller, query);
  }

  @Get(':id')
  @Requires('users.read')
  @ApiOkResponse({ type: UserDto })
  card(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<UserDto> {
    return this.queries.card(caller, id);
  }

  /** Invites: a link goes out by e-mail. */
  @Post()
  @Requires('users.write')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: UserDto })
  invite(@CurrentCaller() caller: Caller, @Body() wanted: InviteUserDto): Promise<UserDto> {
    return this.users.invite(caller, wanted);
  }

  /** Sends the invitation again, with a new link. */
  @Post(':id/invitation')
  @Requires('users.write')
  @EachTimeAnew()
  @HttpCode(202)
  @ApiAcceptedResponse()
  sendAgain(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<void> {
    return this.invitations.sendAgain(caller, id);
  }

  @Patch(':id')
  @Requires('users.write')
  @ApiOkResponse({ type: UserDto })
  change(@CurrentCaller() caller: Caller, @IdParam() id: string, @Body() wanted: ChangeUserDto): Promise<UserDto> {
    return this.users.change(caller, id, wanted);
  }

  /** Lets somebody go. What he did stays his, so nothing is removed. */
  @Delete(':id')
  @Requires('users.write')
  @HttpCode(204)
  @ApiNoContentResponse()
  async letGo(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<void> {
    await this.users.change(caller, id, { is_active: false });
  }
}
