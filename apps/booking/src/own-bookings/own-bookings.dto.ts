import { QueryFlag } from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';

export class OwnBookingsQuery extends PageQuery {
  @QueryFlag({ description: 'Those that are over, in the place of those that are still to come' })
  past?: boolean;
}
