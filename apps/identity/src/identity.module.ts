import { Module } from '@nestjs/common';
import { ServiceDefinition } from '@guestflow/service';
import { AuthController } from './auth/auth.controller';
import { AuthService } from './auth/auth.service';
import { PeopleAndVenues1763700100000 } from './migrations/1763700100000-people-and-venues';
import { MembersAndSessions1764000100000 } from './migrations/1764000100000-members-and-sessions';
import { SettingsAndSuspension1764000500000 } from './migrations/1764000500000-settings-and-suspension';
import { Organization } from './organizations/organization.entity';
import { OrganizationsController } from './organizations/organizations.controller';
import { OrganizationsQueries } from './organizations/organizations.queries';
import { OrganizationsService } from './organizations/organizations.service';
import { JwksController } from './signing-keys/jwks.controller';
import { SigningKeys } from './signing-keys/signing-keys.service';
import { TenantsController } from './tenants/tenants.controller';
import { TenantsQueries } from './tenants/tenants.queries';
import { TenantsService } from './tenants/tenants.service';
import { FirstAdmin } from './users/first-admin.service';
import { Member } from './users/member.entity';
import { User } from './users/user.entity';
import { Venue } from './venues/venue.entity';
import { VenuesController } from './venues/venues.controller';
import { VenuesQueries } from './venues/venues.queries';
import { VenuesService } from './venues/venues.service';

@Module({
  controllers: [AuthController, JwksController, OrganizationsController, TenantsController, VenuesController],
  providers: [
    AuthService,
    FirstAdmin,
    OrganizationsQueries,
    OrganizationsService,
    SigningKeys,
    TenantsQueries,
    TenantsService,
    VenuesQueries,
    VenuesService,
  ],
})
export class IdentityModule {}

export const identity: ServiceDefinition = {
  name: 'identity',
  module: IdentityModule,
  database: {
    entities: [Member, Organization, User, Venue],
    migrations: [PeopleAndVenues1763700100000, MembersAndSessions1764000100000, SettingsAndSuspension1764000500000],
  },
};
