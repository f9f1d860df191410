import { ValidationError, ValidationPipe } from '@nestjs/common';
import { FieldError, ValidationProblem } from '@guestflow/problems';

/** Every body and query is checked against its class; what the class does not know is refused, not dropped in silence. */
export const validation = () =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => new ValidationProblem(fieldErrors(errors)),
  });

function fieldErrors(errors: ValidationError[], place = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = place ? `${place}.${error.property}` : error.property;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
      field,
      message: rule === 'whitelistValidation' ? `${field} is not a field of this request` : message,
    }));
    return [...own, ...fieldErrors(error.children ?? [], field)];
  });
}
