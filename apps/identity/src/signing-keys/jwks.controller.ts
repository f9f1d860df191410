import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Jwks, Public } from '@guestflow/access';
import { SigningKeys } from './signing-keys.service';

/** For the other services: with these they check access tokens themselves. */
@Public()
@ApiExcludeController()
@Controller()
export class JwksController {
  constructor(private readonly keys: SigningKeys) {}

  @Get('.well-known/jwks.json')
  jwks(): Promise<Jwks> {
    return this.keys.jwks();
  }
}
