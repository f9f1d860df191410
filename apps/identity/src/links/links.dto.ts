import { Text } from '@guestflow/contracts';

export class TokenDto {
  @Text({ max: 200, description: 'From the link in the e-mail' })
  token!: string;
}
