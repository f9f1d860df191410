import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { ServiceDefinition } from '@guestflow/service';
import { AuthController } from './auth/auth.controller';
import { AuthService } from './auth/auth.service';
import { PeopleAndVenues1763700100000 } from './migrations/1763700100000-people-and-venues';
import { MembersAndSessions1764000100000 } from './migrations/1764000100000-members-and-sessions';
import { LifeOfSigningKeys1764000400000 } from './migrations/1764000400000-life-of-signing-keys';
import { JwksController } from './signing-keys/jwks.controller';
import { SigningKeysController } from './signing-keys/signing-keys.controller';
import { SigningKeysQueries } from './signing-keys/signing-keys.queries';
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
  imports: [ScheduleModule.forRoot()],
  controllers: [AuthController, JwksController, SigningKeysController, TenantsController],
  providers: [AuthService, FirstAdmin, SigningKeys, SigningKeysQueries, TenantsQueries, TenantsService],
})
export class IdentityModule {}

export const identity: ServiceDefinition = {
  name: 'identity',
  module: IdentityModule,
  database: {
    entities: [Member, Organization, User, Venue],
    migrations: [PeopleAndVenues1763700100000, MembersAndSessions1764000100000, LifeOfSigningKeys1764000400000],
  },
};
