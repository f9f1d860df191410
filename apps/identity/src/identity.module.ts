import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { ServiceDefinition } from '@guestflow/service';
import { AuthController } from './auth/auth.controller';
import { AuthService } from './auth/auth.service';
import { MailSender } from './mail/mail-sender.service';
import { Mails } from './mail/mails.service';
import { PeopleAndVenues1763700100000 } from './migrations/1763700100000-people-and-venues';
import { MembersAndSessions1764000100000 } from './migrations/1764000100000-members-and-sessions';
import { Mails1764000200000 } from './migrations/1764000200000-mails';
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
  imports: [ScheduleModule.forRoot()],
  controllers: [AuthController, JwksController, TenantsController],
  providers: [AuthService, FirstAdmin, MailSender, Mails, SigningKeys, TenantsQueries, TenantsService],
})
export class IdentityModule {}

export const identity: ServiceDefinition = {
  name: 'identity',
  module: IdentityModule,
  database: {
    entities: [Member, Organization, User, Venue],
    migrations: [PeopleAndVenues1763700100000, MembersAndSessions1764000100000, Mails1764000200000],
  },
};
