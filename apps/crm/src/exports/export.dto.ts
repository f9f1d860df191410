import { OneOf } from '@guestflow/contracts';
import { OmitType } from '@nestjs/swagger';
import { GuestsQuery } from '../guests/guests-query.dto';

export class ExportQuery extends OmitType(GuestsQuery, ['page', 'limit', 'sort'] as const) {
  @OneOf([',', ';'], { optional: true, description: 'When absent a comma; a Russian Excel wants ;' })
  delimiter: ',' | ';' = ',';
}
