import { EmailAddress, Text } from '@guestflow/contracts';

export class ForgotPasswordDto {
  @EmailAddress()
  email!: string;
}

export class ResetPasswordDto {
  @Text({ max: 200 })
  token!: string;

  @Text({ max: 200, description: 'At least 8 characters, and none of the common ones' })
  password!: string;
}

export class ChangePasswordDto {
  @Text({ max: 200 })
  current_password!: string;

  @Text({ max: 200, description: 'At least 8 characters, and none of the common ones' })
  new_password!: string;
}
