import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsString,
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

// Asking for a zone costs more than all other checks of an event together, and there are few of them.
const knownZones = new Set<string>();

@ValidatorConstraint({ name: 'timeZone' })
export class IsTimeZone implements ValidatorConstraintInterface {
  validate(value: unknown) {
    if (typeof value !== 'string' || !/^([A-Z][\w+-]*(\/[\w+-]+)+|UTC)$/.test(value)) return false;
    if (knownZones.has(value)) return true;
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

/** JSON of the caller's own making: passed through untouched. */
export const FreeForm = (options: FieldOptions = {}) =>
  plainField(options, { type: 'object', additionalProperties: true }, IsObject());

export const Nested = (shape: () => Shape, options: FieldOptions = {}) =>
  field(options, () => schemaOf(shape()), { type: shape }, IsObject(), ValidateNested(), Type(shape));

export const ListOf = (shape: () => Shape, { max = 200, ...options }: FieldOptions & { max?: number } = {}) =>
  field(
    options,
    () => ({ type: 'array', items: schemaOf(shape()) }),
    { type: shape, isArray: true },
    IsArray(),
    ArrayMaxSize(max),
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
