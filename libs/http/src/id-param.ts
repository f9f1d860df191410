import { Param, ParseUUIDPipe } from '@nestjs/common';
import { NotFound } from '@guestflow/problems';

/** The id in the address. What is no UUID is nobody's id: a 404, like any other id that is not there. */
export const IdParam = (name = 'id') => Param(name, new ParseUUIDPipe({ exceptionFactory: () => new NotFound() }));
