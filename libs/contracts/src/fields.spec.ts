import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import {
  Country,
  Currency,
  FreeForm,
  isCountry,
  LocalDate,
  LocalTime,
  ListOf,
  Nested,
  Resettable,
  schemaOf,
  TimeZone,
  WebAddress,
  Whole,
} from './fields';

class Hours {
  @LocalTime()
  from!: string;
}

class Everything {
  @LocalTime({ optional: true })
  time?: string;

  @LocalDate({ optional: true })
  date?: string;

  @TimeZone({ optional: true })
  zone?: string;

  @Country({ optional: true })
  country?: string;

  @Currency({ optional: true })
  currency?: string;

  @WebAddress({ optional: true })
  site?: string;

  @WebAddress({ optional: true, anyHost: true })
  near?: string;

  @ListOf(() => Hours, { optional: true, max: 2 })
  hours?: Hours[];

  @FreeForm({ optional: true, max: 20 })
  own?: object;
}

const wrongOf = (shape: new () => object, value: object) =>
  validateSync(plainToInstance(shape, value)).map(({ property }) => property);

describe('a field takes', () => {
  it.each([
    { time: '00:00' },
    { time: '23:59' },
    { date: '2028-02-29' },
    { date: '0001-01-01' },
    { zone: 'UTC' },
    { zone: 'Europe/Moscow' },
    { zone: 'America/Argentina/Buenos_Aires' },
    { zone: 'US/Pacific' },
    { country: 'RU' },
    { country: 'KZ' },
    { currency: 'RUB' },
    { currency: 'KZT' },
    { site: 'https://example.com/a?b=c' },
    { site: 'http://кафе-берёза.рф' },
    { near: 'http://localhost:8080/a' },
    { hours: [] },
    { hours: [{ from: '09:30' }, { from: '10:30' }] },
    { own: {} },
    { own: { fee: 'half' } },
  ])('%j', (value) => {
    expect(wrongOf(Everything, value)).toEqual([]);
  });
});

describe('a field refuses', () => {
  it.each([
    { time: '24:00' },
    { time: '9:30' },
    { time: '09:60' },
    { time: '09:30:00' },
    { time: 930 },
    { date: '2027-02-29' },
    { date: '2027-13-01' },
    { date: '2027-1-1' },
    { date: '+002027-01-01' },
    { date: '2027-01-01T00:00:00Z' },
    { date: 20270101 },
    { zone: 'MSK' },
    { zone: '+03:00' },
    { zone: 'Nowhere/Land' },
    { zone: 'US/Pacific-New' },
    { zone: 'US/PACIFIC-NEW' },
    { country: 'XX' },
    { country: 'SU' },
    { country: 'EU' },
    { country: 'ru' },
    { country: ['RU'] },
    { currency: 'ABC' },
    { currency: 'rub' },
    { currency: null },
    { site: 'javascript:alert(1)' },
    { site: 'example.com' },
    { site: 'http://localhost:8080/a' },
    { near: 'localhost:8080' },
    { own: { fee: 'a text far too long for it' } },
    { hours: [null] },
    { hours: ['09:30'] },
    { hours: [[]] },
    { hours: [{}] },
    { hours: { 0: { from: '09:30' } } },
    { hours: [{ from: '09:30' }, { from: '09:30' }, { from: '09:30' }] },
    { own: [] },
    { own: 'x' },
    { own: null },
  ])('%j', (value) => {
    expect(wrongOf(Everything, value)).toEqual(Object.keys(value));
  });
});

it('the countries are those of ISO 3166, 249 of them', () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  expect(codes.filter(isCountry)).toHaveLength(249);
});

describe('a shape that can be reset', () => {
  class Shape {
    @Whole({ min: 1 })
    seats!: number;

    @Nested(() => Hours)
    hours!: Hours;
  }
  class Change extends Resettable(Shape) {}

  it('takes each field, none, and null', () => {
    for (const value of [{}, { seats: 2 }, { seats: null, hours: null }, { hours: { from: '09:30' } }]) {
      expect(wrongOf(Change, value)).toEqual([]);
    }
  });

  it('still refuses what the shape does, inside too', () => {
    expect(wrongOf(Change, { seats: 0, hours: { from: 'late' } })).toEqual(['seats', 'hours']);
    expect(wrongOf(Shape, { seats: null, hours: null })).toEqual(['seats', 'hours']);
    expect(schemaOf(Shape).required).toEqual(['seats', 'hours']);
  });
});
