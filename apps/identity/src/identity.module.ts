import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { ServiceDefinition } from '@guestflow/service';
import { ApiKeyExchangeController } from './api-keys/api-key-exchange.controller';
import { ApiKeyExchange } from './api-keys/api-key-exchange.service';
import { ApiKey } from './api-keys/api-key.entity';
import { ApiKeysController } from './api-keys/api-keys.controller';
import { ApiKeysQueries } from './api-keys/api-keys.queries';
import { ApiKeysService } from './api-keys/api-keys.service';
import { AuthController } from './auth/auth.controller';
import { AuthService } from './auth/auth.service';
import { SessionsController } from './sessions/sessions.controller';
import { BotTokensController } from './bot-tokens/bot-tokens.controller';
import { BotTokens } from './bot-tokens/bot-tokens.service';
import { InvitationsController } from './invitations/invitations.controller';
import { Invitations } from './invitations/invitations.service';
import { Links } from './links/links.service';
import { MailSender, sealedOfMails } from './mail/mail-sender.service';
import { Mails } from './mail/mails.service';
import { migrations } from './migrations';
import { Organization } from './organizations/organization.entity';
import { OrganizationsController } from './organizations/organizations.controller';
import { OrganizationsQueries } from './organizations/organizations.queries';
import { OrganizationsService } from './organizations/organizations.service';
import { PasswordsController } from './passwords/passwords.controller';
import { PasswordsService } from './passwords/passwords.service';
import { RegistrationController } from './registration/registration.controller';
import { RegistrationService } from './registration/registration.service';
import { AccessTokens } from './sessions/access-tokens';
import { sealedOfSessions, Sessions } from './sessions/sessions.service';
import { Sweep } from './sessions/sweep';
import { PulseController } from './pulse/pulse.controller';
import { PulseService } from './pulse/pulse.service';
import { GatewayCounts } from './pulse/request-counts';
import { JwksController } from './signing-keys/jwks.controller';
import { SigningKeysController } from './signing-keys/signing-keys.controller';
import { SigningKeysQueries } from './signing-keys/signing-keys.queries';
import { sealedOfSigningKeys, SigningKeys } from './signing-keys/signing-keys.service';
import { TenantsController } from './tenants/tenants.controller';
import { TenantsQueries } from './tenants/tenants.queries';
import { TenantsService } from './tenants/tenants.service';
import { SignInThrottle } from './throttle/sign-in-throttle';
import { WeeklyLetters } from './reports/weekly-letters';
import { WeeklyReportListener } from './reports/weekly-report.listener';
import { Accounts } from './users/accounts.service';
import { FirstAdmin } from './users/first-admin.service';
import { Member } from './users/member.entity';
import { Members } from './users/members.service';
import { People } from './users/people';
import { User } from './users/user.entity';
import { UsersController } from './users/users.controller';
import { UsersQueries } from './users/users.queries';
import { UsersService } from './users/users.service';
import { Venue } from './venues/venue.entity';
import { VenuesController } from './venues/venues.controller';
import { VenuesQueries } from './venues/venues.queries';
import { VenuesService } from './venues/venues.service';

@Module({
  imports: [ScheduleModule.forRoot()],
  controllers: [
    ApiKeyExchangeController,
    ApiKeysController,
    AuthController,
    BotTokensController,
    InvitationsController,
    JwksController,
    OrganizationsController,
    PasswordsController,
    PulseController,
    RegistrationController,
    SessionsController,
    SigningKeysController,
    TenantsController,
    UsersController,
    VenuesController,
    WeeklyReportListener,
  ],
  providers: [
    AccessTokens,
    Accounts,
    ApiKeyExchange,
    ApiKeysQueries,
    ApiKeysService,
    AuthService,
    BotTokens,
    FirstAdmin,
    GatewayCounts,
    Invitations,
    Links,
    MailSender,
    Mails,
    Members,
    OrganizationsQueries,
    OrganizationsService,
    PasswordsService,
    People,
    PulseService,
    RegistrationService,
    Sessions,
    SigningKeys,
    SigningKeysQueries,
    SignInThrottle,
    Sweep,
    TenantsQueries,
    TenantsService,
    UsersQueries,
    UsersService,
    VenuesQueries,
    VenuesService,
    WeeklyLetters,
  ],
})
export class IdentityModule {}

export const identity: ServiceDefinition = {
  name: 'identity',
  module: IdentityModule,
  database: {
    entities: [ApiKey, Member, Organization, User, Venue],
    migrations,
    sealed: [sealedOfMails, sealedOfSessions, sealedOfSigningKeys],
  },
};
