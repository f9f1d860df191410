import { ApiProperty } from '@nestjs/swagger';
import { ListOf, LocalDate, Whole } from '@guestflow/contracts';
import { BookingCountsDto } from './bookings.dto';

export class NextHourDto {
  @Whole({ min: 0, max: 23 })
  hour!: number;

  @Whole({ description: 'Bookings that begin in it and wait for an answer' })
  requested!: number;

  @Whole({ description: 'Bookings that begin in it and hold' })
  confirmed!: number;

  @Whole()
  guests_expected!: number;
}

export class BookingDayFiguresDto extends BookingCountsDto {
  @LocalDate()
  day!: string;

  @Whole({ description: 'People whose booking holds and who have not come' })
  guests_expected!: number;

  @ApiProperty({ type: 'number', nullable: true, description: 'In percent of all of the day. null: it is closed' })
  tables_occupied!: number | null;

  @ApiProperty({ type: 'number', nullable: true, description: 'In percent. null: there are no seats' })
  seats_occupied!: number | null;

  @ListOf(() => NextHourDto, { description: 'From this hour on, those in which somebody is expected' })
  next_hours!: NextHourDto[];
}
