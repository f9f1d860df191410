import { Module } from '@nestjs/common';
import { ServiceDefinition } from '@guestflow/service';
import { ApiKeyExchangeController } from './api-keys/api-key-exchange.controller';
import { ApiKeyExchange } from './api-keys/api-key-exchange.service';
import { ApiKey } from './api-keys/api-key.entity';
import { ApiKeysController } from './api-keys/api-keys.controller';
import { ApiKeysQueries } from './api-keys/api-keys.queries';
import { ApiKeysService } from './api-keys/api-keys.service';
import { AuthController } from './auth/auth.controller';
import { AuthService } from './auth/auth.service';
import { PeopleAndVenues1763700100000 } from './migrations/1763700100000-people-and-venues';
import { MembersAndSessions1764000100000 } from './migrations/1764000100000-members-and-sessions';
import { Doors1764000300000 } from './migrations/1764000300000-doors';
import { PulseController } from './pulse/pulse.controller';
import { GatewayCounts } from './pulse/request-counts';
import { PulseService } from './pulse/pulse.service';
import { JwksController } from './signing-keys/jwks.controller';
import { SigningKeys } from './signing-keys/signing-keys.service';
import { Organization } from './tenants/organization.entity';
import { TenantsController } from './tenants/tenants.controller';
import { TenantsQueries } from './tenants/tenants.queries';
import { TenantsService } from './tenants/tenants.service';
import { Venue } from './tenants/venue.entity';
import { FirstAdmin } from './users/first-admin.service';
import { Member } from './users/member.entity';
import { User } from './users/user.entity';

@Module({
  controllers: [
    ApiKeyExchangeController,
    ApiKeysController,
    AuthController,
    JwksController,
    PulseController,
    TenantsController,
  ],
  providers: [
    ApiKeyExchange,
    ApiKeysQueries,
    ApiKeysService,
    AuthService,
    FirstAdmin,
    GatewayCounts,
    PulseService,
    SigningKeys,
    TenantsQueries,
    TenantsService,
  ],
})
export class IdentityModule {}

export const identity: ServiceDefinition = {
  name: 'identity',
  module: IdentityModule,
  database: {
    entities: [ApiKey, Member, Organization, User, Venue],
    migrations: [PeopleAndVenues1763700100000, MembersAndSessions1764000100000, Doors1764000300000],
  },
};
