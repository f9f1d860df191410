import {
  EmailAddress,
  Flag,
  Form,
  Id,
  Instant,
  ListOf,
  Nested,
  OneOf,
  schemaOf,
  Text,
  Whole,
} from '@guestflow/contracts';
import { validation } from '@guestflow/http';
import { exampleOf, idFieldsOf } from './example-of';

const id = '0192f0c1-0000-7000-8000-000000000001';

class GuestDto {
  @Id()
  id!: string;

  @EmailAddress({ optional: true })
  email?: string;
}

class SpanDto {
  @Instant()
  starts_at!: string;

  @Instant()
  ends_at!: string;
}

class BookingDto {
  @Text({ max: 20 })
  name!: string;

  @Text({ min: 12, max: 200 })
  password!: string;

  @OneOf(['hall', 'terrace'], { nullable: true })
  room!: string | null;

  @Whole({ min: 3, max: 8 })
  persons!: number;

  @Whole({ optional: true })
  position?: number;

  @Flag()
  is_active!: boolean;

  @Form(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a slug')
  slug!: string;

  @Form(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time')
  opens!: string;

  @Id({ optional: true, nullable: true })
  table_id?: string | null;

  @Nested(() => SpanDto)
  span!: SpanDto;

  @ListOf(() => GuestDto)
  guests!: GuestDto[];
}

const schema = schemaOf(BookingDto);
type Booking = Record<string, unknown> & { span: SpanDto; guests: GuestDto[]; slug: string; name: string };
const booking = (turn = 0, onlyRequired = false) =>
  exampleOf(schema, { idFor: (field) => `${field}`, turn, onlyRequired }) as Booking;

describe('an example of a shape', () => {
  it.each([0, 1, 2, 3, 50, 1_000])('passes the validation the shape is described by (turn %i)', async (turn) => {
    for (const onlyRequired of [false, true]) {
      const body = exampleOf(schema, { idFor: () => id, turn, onlyRequired });
      await expect(validation().transform(body, { type: 'body', metatype: BookingDto })).resolves.toBeDefined();
    }
  });

  it('has every field, or only those that are needed', () => {
    expect(Object.keys(booking())).toEqual(Object.keys(schema.properties!));
    expect(Object.keys(booking(0, true))).toEqual(schema.required);
  });

  it('ends after it begins', () => {
    expect(booking().span.ends_at > booking().span.starts_at).toBe(true);
  });

  it('is another one each turn, where values may have to be nobody else’s', () => {
    const [one, two] = [booking(1), booking(2)];
    for (const field of ['name', 'slug'] as const) expect(one[field]).not.toBe(two[field]);
    expect(one.guests[0]!.email).not.toBe(two.guests[0]!.email);
  });

  it('asks for the ids by the fields they stand in', () => {
    expect(booking().table_id).toBe('table_id');
    expect(booking().guests[0]!.id).toBe('guests_id');
    expect(idFieldsOf(schema)).toEqual(['table_id', 'guests_id']);
    expect(idFieldsOf({ type: 'array', items: { type: 'string', format: 'uuid' } }, 'table_ids')).toEqual([
      'table_ids',
    ]);
  });

  it('names no venue by itself: that is taken for where to act', () => {
    const venue = { type: 'object', properties: { venue_id: { type: 'string', format: 'uuid' } } };
    expect(exampleOf(venue, { idFor: () => id })).toEqual({});
    expect(idFieldsOf(venue)).toEqual([]);
    expect(exampleOf({ ...venue, required: ['venue_id'] }, { idFor: () => id })).toEqual({ venue_id: id });
  });

  it('reads what the document says in several parts', () => {
    const parts = {
      nullable: true,
      allOf: [
        { type: 'object', required: ['a'], properties: { a: { type: 'integer', minimum: 4 } } },
        { type: 'object', properties: { b: { oneOf: [{ type: 'boolean' }, { type: 'string' }] } } },
      ],
    };
    expect(exampleOf(parts, { idFor: () => id })).toEqual({ a: 4, b: true });
    expect(exampleOf({ type: ['string', 'null'], format: 'date' }, { idFor: () => id })).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('is what the description shows, where no rule of a schema would do', () => {
    const zone = { type: 'object', properties: { timezone: { type: 'string', example: 'Europe/Moscow' } } };
    expect(exampleOf(zone, { idFor: () => id })).toEqual({ timezone: 'Europe/Moscow' });
  });
});
