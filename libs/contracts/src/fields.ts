import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptions, PartialType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsString,
  IsUrl,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  Validate,
  ValidateIf,
  ValidateNested,
  ValidatorConstraint,
  ValidatorConstraintInterface,
} from 'class-validator';

/**
 * One decorator per kind of field. Each says three things at once: how the value is validated, how OpenAPI and
 * AsyncAPI describe it, and whether it may be absent or null. So a shape is written once, as a class.
 */
export interface FieldOptions {
  optional?: boolean;
  nullable?: boolean;
  description?: string;
  example?: unknown;
}

export type JsonSchema = {
  type?: string | string[];
  format?: string;
  enum?: readonly (string | number | null)[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  additionalProperties?: boolean;
  description?: string;
  [keyword: string]: unknown;
};

export type Shape = new () => object;
interface Field {
  name: string;
  schema: () => JsonSchema;
  optional: boolean;
}

const fieldsKey = Symbol('fields');

/** When a field's rules apply: always, but where it may be absent or null and is. One function for each way of it. */
const whenGiven = (optional: boolean, nullable: boolean) => (_: unknown, value: unknown) =>
  !(optional && value === undefined) && !(nullable && value === null);
const whenNotAbsent = whenGiven(true, false);
const whenNotNull = whenGiven(false, true);
const whenNeither = whenGiven(true, true);
/** The conditions that look at nothing but whether the value is there. */
export const mayBeMissing = new Set<(object: never, value: unknown) => boolean>([
  whenNotAbsent,
  whenNotNull,
  whenNeither,
]);

/** The JSON schema of a class whose fields are described here. */
export function schemaOf(shape: Shape): JsonSchema {
  const fields = (Reflect.getMetadata(fieldsKey, shape.prototype as object) ?? []) as Field[];
  return {
    type: 'object',
    required: fields.filter((field) => !field.optional).map((field) => field.name),
    properties: Object.fromEntries(fields.map((field) => [field.name, field.schema()])),
  };
}

function field(
  options: FieldOptions,
  schema: () => JsonSchema,
  documented: ApiPropertyOptions,
  ...checks: PropertyDecorator[]
): PropertyDecorator {
  const { optional = false, nullable = false, description, example } = options;
  const remember: PropertyDecorator = (target, name) => {
    const inherited = (Reflect.getMetadata(fieldsKey, target) ?? []) as Field[];
    const described = () => {
      const plain = schema();
      if (description) plain.description = description;
      if (!nullable) return plain;
      return {
        ...plain,
        ...(plain.type && { type: [plain.type as string, 'null'] }),
        ...(plain.enum && { enum: [...plain.enum, null] }),
      };
    };
    const own = inherited.filter((other) => other.name !== name);
    Reflect.defineMetadata(fieldsKey, [...own, { name: String(name), schema: described, optional }], target);
  };
  const property = { ...documented, required: !optional, nullable, description, example } as ApiPropertyOptions;
  return applyDecorators(
    ApiProperty(property),
    ...(optional || nullable
      ? [ValidateIf(optional && nullable ? whenNeither : optional ? whenNotAbsent : whenNotNull)]
      : []),
    ...checks,
    remember,
  );
}

const plainField = (options: FieldOptions, schema: JsonSchema, ...checks: PropertyDecorator[]) =>
  field(options, () => ({ ...schema }), schema as ApiPropertyOptions, ...checks);

export const Id = (options: FieldOptions = {}) =>
  plainField(options, { type: 'string', format: 'uuid' }, IsUUID('all', { message: '$property must be a UUID' }));

export const Text = ({ min = 1, max = 500, ...options }: FieldOptions & { min?: number; max?: number } = {}) =>
  plainField(
    options,
    { type: 'string', minLength: min, maxLength: max },
    IsString(),
    ...(min > 0 ? [MinLength(min)] : []),
    MaxLength(max),
  );

export const EmailAddress = (options: FieldOptions = {}) =>
  plainField(
    { example: 'anna@example.com', ...options },
    { type: 'string', format: 'email', maxLength: 254 },
    MaxLength(254),
    IsEmail(),
  );

export const Instant = (options: FieldOptions = {}) =>
  plainField(options, { type: 'string', format: 'date-time' }, IsISO8601({ strict: true, strictSeparator: true }));

export const Whole = ({ min, max, ...options }: FieldOptions & { min?: number; max?: number } = {}) =>
  plainField(
    options,
    { type: 'integer', ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) },
    IsInt(),
    ...(min === undefined ? [] : [Min(min)]),
    ...(max === undefined ? [] : [Max(max)]),
  );

export const Flag = (options: FieldOptions = {}) => plainField(options, { type: 'boolean' }, IsBoolean());

export const OneOf = (values: readonly string[], options: FieldOptions = {}) =>
  plainField(options, { type: 'string', enum: values }, IsIn(values));

/** Text of a fixed form: a slug, a currency code. `form` is told to whoever gets it wrong. */
export const Form = (pattern: RegExp, form: string, options: FieldOptions = {}) =>
  plainField(
    options,
    { type: 'string', pattern: pattern.source },
    IsString(),
    Matches(pattern, { message: `$property must be ${form}` }),
  );

/** A phone as it is kept everywhere, E.164. What people type is made so by the venue's country. */
export const Phone = (options: FieldOptions = {}) =>
  Form(/^\+[1-9]\d{6,14}$/, 'a phone of the form +79161234567', { example: '+79161234567', ...options });

// Node knows it, and PostgreSQL and the IANA do not: it was never more than a proposal.
const noZone = /^us\/pacific-new$/i;

// Asking for a zone costs more than all other checks of an event together, and there are few of them.
const knownZones = new Set<string>();

@ValidatorConstraint({ name: 'timeZone' })
class IsTimeZone implements ValidatorConstraintInterface {
  validate(value: unknown) {
    if (typeof value !== 'string' || !/^([A-Z][\w+-]*(\/[\w+-]+)+|UTC)$/.test(value)) return false;
    if (knownZones.has(value)) return true;
    if (noZone.test(value)) return false;
    try {
      new Intl.DateTimeFormat('en', { timeZone: value });
      // Some six hundred, but each may be written in upper and lower case.
      if (knownZones.size < 1_000) knownZones.add(value);
      return true;
    } catch {
      return false;
    }
  }
  defaultMessage() {
    return '$property must be an IANA time zone such as Europe/Moscow';
  }
}

export const TimeZone = (options: FieldOptions = {}) =>
  plainField({ example: 'Europe/Moscow', ...options }, { type: 'string' }, Validate(IsTimeZone));

/** A time of day as a clock on the wall shows it. There is no 24:00: midnight is 00:00, of whichever day. */
export const LocalTime = (options: FieldOptions = {}) =>
  Form(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day from 00:00 to 23:59', { example: '09:30', ...options });

@ValidatorConstraint({ name: 'localDate' })
class IsLocalDate implements ValidatorConstraintInterface {
  validate(value: unknown) {
    if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
    const day = new Date(`${value}T00:00:00Z`);
    // The thirtieth of February is read as one of March.
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
  }
  defaultMessage() {
    return '$property must be a date such as 2027-01-31';
  }
}

/** A day of the calendar, wherever on earth it is. */
export const LocalDate = (options: FieldOptions = {}) =>
  plainField({ example: '2027-01-31', ...options }, { type: 'string', format: 'date' }, Validate(IsLocalDate));

// Known to Unicode but no countries of ISO 3166: islands that have only a postal code, unions, placeholders.
const noCountries = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ'.split(' '));
const regionNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** Whether ISO 3166 has it now: SU has a name too, but stands for another country since. */
export const isCountry = (value: string): boolean =>
  /^[A-Z]{2}$/.test(value) &&
  !noCountries.has(value) &&
  regionNames.of(value) !== undefined &&
  Intl.getCanonicalLocales(`und-${value}`)[0] === `und-${value}`;

const currencies = new Set(Intl.supportedValuesOf('currency'));

@ValidatorConstraint({ name: 'country' })
class IsCountry implements ValidatorConstraintInterface {
  validate(value: unknown) {
    return typeof value === 'string' && isCountry(value);
  }
  defaultMessage() {
    return '$property must be a country of ISO 3166 such as RU';
  }
}

@ValidatorConstraint({ name: 'currency' })
class IsCurrency implements ValidatorConstraintInterface {
  validate(value: unknown) {
    return typeof value === 'string' && currencies.has(value);
  }
  defaultMessage() {
    return '$property must be a currency of ISO 4217 such as RUB';
  }
}

/** A country that there is. For requests: what was told once stays valid whatever becomes of the country. */
export const Country = (options: FieldOptions = {}) =>
  plainField({ example: 'RU', ...options }, { type: 'string', pattern: '^[A-Z]{2}$' }, Validate(IsCountry));

/** A currency that there is. For requests, as `Country`. */
export const Currency = (options: FieldOptions = {}) =>
  plainField({ example: 'RUB', ...options }, { type: 'string', pattern: '^[A-Z]{3}$' }, Validate(IsCurrency));

/** `anyHost`: also one that only this network knows, as where an installation is tried out on one machine. */
export const WebAddress = ({ anyHost = false, ...options }: FieldOptions & { anyHost?: boolean } = {}) =>
  plainField(
    { example: 'https://example.com', ...options },
    { type: 'string', format: 'uri', maxLength: 500 },
    MaxLength(500),
    IsUrl(
      { protocols: ['http', 'https'], require_protocol: true, require_tld: !anyHost },
      { message: '$property must be a web address' },
    ),
  );

@ValidatorConstraint({ name: 'jsonSize' })
class IsNoLongerAsJson implements ValidatorConstraintInterface {
  validate(value: unknown, { constraints }: { constraints?: unknown[] } = {}) {
    return value === undefined || JSON.stringify(value).length <= (constraints?.[0] as number);
  }
  defaultMessage() {
    return '$property must have at most $constraint1 characters as JSON';
  }
}

/** Those of ours that look at nothing but the value, and say at once. */
export const valueConstraints: ReadonlySet<unknown> = new Set([
  IsTimeZone,
  IsLocalDate,
  IsCountry,
  IsCurrency,
  IsNoLongerAsJson,
]);

/** JSON of the caller's own making: passed through untouched. `max` bounds its length where it goes into events. */
export const FreeForm = ({ max, ...options }: FieldOptions & { max?: number } = {}) =>
  plainField(
    options,
    { type: 'object', additionalProperties: true },
    IsObject(),
    ...(max === undefined ? [] : [Validate(IsNoLongerAsJson, [max])]),
  );

// Nest takes a function for one that names a class later only where it is called `type`.
const later = (shape: () => Shape) => ({ type: () => shape() });

/** A list of texts without repetition; of given ones where `of` names them. */
export const Texts = ({ of, max = 50, ...options }: FieldOptions & { of?: readonly string[]; max?: number } = {}) =>
  plainField(
    options,
    { type: 'array', items: { type: 'string', ...(of && { enum: of }) }, uniqueItems: true, maxItems: max },
    IsArray(),
    ArrayMaxSize(max),
    ArrayUnique(),
    of ? IsIn(of, { each: true }) : IsString({ each: true }),
    ...(of ? [] : [MaxLength(200, { each: true })]),
  );

/** A list of ids without repetition. */
export const Ids = ({ max = 50, ...options }: FieldOptions & { max?: number } = {}) =>
  plainField(
    options,
    { type: 'array', items: { type: 'string', format: 'uuid' }, uniqueItems: true, maxItems: max },
    IsArray(),
    ArrayMaxSize(max),
    ArrayUnique(),
    IsUUID('all', { each: true, message: '$property must be UUIDs' }),
  );

export const Nested = (shape: () => Shape, options: FieldOptions = {}) =>
  field(options, () => schemaOf(shape()), later(shape), IsObject(), ValidateNested(), Type(shape));

export const ListOf = (shape: () => Shape, { max = 200, ...options }: FieldOptions & { max?: number } = {}) =>
  field(
    options,
    () => ({ type: 'array', items: schemaOf(shape()) }),
    { ...later(shape), isArray: true },
    IsArray(),
    ArrayMaxSize(max),
    // What is null would otherwise pass as if it were not there.
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(shape),
  );

/** A whole number as it comes in a query string. */
export const QueryWhole = (options: FieldOptions & { min?: number; max?: number } = {}) =>
  applyDecorators(
    Whole({ optional: true, ...options }),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value,
    ),
  );

export const QueryFlag = (options: FieldOptions = {}) =>
  applyDecorators(
    Flag({ optional: true, ...options }),
    Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value)),
  );

/**
 * A shape as a request changes it: what is absent stays as it is, null goes back to what holds when nothing was said.
 */
export function Resettable<T extends object>(shape: new () => T): new () => { [K in keyof T]?: T[K] | null } {
  const changing = PartialType(shape);
  const fields = (Reflect.getMetadata(fieldsKey, shape.prototype as object) ?? []) as Field[];
  for (const { name } of fields) {
    ApiProperty({ nullable: true, required: false })(changing.prototype as object, name);
  }
  return changing;
}
