import { Exclude, Transform, plainToInstance } from 'class-transformer';
import { IsHexColor, IsOptional, IsString, MaxLength, ValidateIf, ValidateNested, validateSync } from 'class-validator';
import fc from 'fast-check';
import { catalogue } from './catalogue';
import {
  JsonSchema,
  FreeForm,
  Id,
  ListOf,
  LocalDate,
  Nested,
  Shape,
  Text,
  Texts,
  WebAddress,
  Whole,
  schemaOf,
} from './fields';
import { errorsOf, fits } from './fits';

const isSound = (shape: Shape, value: unknown) =>
  isYes(() => validateSync(plainToInstance<object, unknown>(shape, value)).length === 0);
const isFit = (shape: Shape, value: unknown) => isYes(() => fits(shape, value));

/** What makes a check throw is not good either: half a surrogate pair in an e-mail address does. */
function isYes(ask: () => boolean): boolean {
  try {
    return ask();
  } catch {
    return false;
  }
}

/** A value that keeps to the schema. */
function sample(schema: JsonSchema): fc.Arbitrary<unknown> {
  const nullable = Array.isArray(schema.type);
  const type = nullable ? schema.type![0] : schema.type;
  return nullable ? fc.option(sampleOf(schema, type as string)) : sampleOf(schema, type as string);
}

function sampleOf(schema: JsonSchema, type: string): fc.Arbitrary<unknown> {
  const { format, pattern, minimum, maximum, minLength, maxLength } = schema as Record<string, never>;
  if (schema.enum) return fc.constantFrom(...schema.enum.filter((choice) => choice !== null));
  if (format === 'uuid') return fc.uuid();
  if (format === 'email') return fc.constantFrom('anna@example.com', 'a.b+c@mail.example.org');
  if (format === 'date-time') return fc.date({ noInvalidDate: true, ...years }).map((date) => date.toISOString());
  if (format === 'date') return fc.constantFrom('2026-12-31', '2028-02-29', '2027-01-01');
  if (format === 'uri') return fc.constantFrom('https://example.com', 'http://a.example.org/menu?x=1');
  if (pattern) return fc.stringMatching(new RegExp(pattern));
  if (type === 'integer') return fc.integer({ min: minimum ?? -1000, max: maximum ?? 1000 });
  if (type === 'boolean') return fc.boolean();
  if (type === 'array') {
    const ofItems = schema.uniqueItems ? fc.uniqueArray : fc.array;
    return ofItems(sample(schema.items!), { maxLength: 3 });
  }
  // A time zone is told as a text of any length.
  if (type === 'string' && maxLength === undefined) return fc.constantFrom('Europe/Moscow', 'UTC', 'Asia/Tokyo');
  // A long one is no other than a short one, and takes its time to make.
  if (type === 'string') return fc.string({ minLength, maxLength: Math.min(Number(maxLength), 300) });
  // Small ones: how long one may be as JSON is no part of the schema.
  if (schema.additionalProperties) {
    return fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3, noNullPrototype: true });
  }
  return fc.record(
    Object.fromEntries(Object.entries(schema.properties!).map(([name, field]) => [name, sample(field)])),
    { requiredKeys: schema.required, noNullPrototype: true },
  );
}
const years = { min: new Date('1990-01-01'), max: new Date('2100-01-01') };

const oddities = fc.oneof(
  fc.constantFrom<unknown>(
    ...[undefined, null, '', ' ', 'x'.repeat(41), 'x'.repeat(201), 'x'.repeat(501), 'x'.repeat(255), '0', 'true'],
    ...[0, -0, -1, 1, 1.5, NaN, Infinity, 2 ** 53, true, false, [], {}, [[]], [null], [{}], { length: 1 }],
    ...['2026-02-29T10:00:00Z', '2026-02-30', '2026-02-28 10:00:00Z', '2026-13-01T10:00:00Z', '20260228T100000Z'],
    ...['2026-W09-6', '2026-02-28T24:00:00Z', '2026-02-28T10:00:00+25:00', '2026-02-28T10:00:00.123456789Z'],
    ...['anna@', 'anna@example', `${'a'.repeat(65)}@example.com`, `anna@${'b'.repeat(250)}.com`, 'анна@пример.рф'],
    ...['00000000-0000-0000-0000-000000000000', 'FFFFFFFF-ffff-ffff-ffff-ffffffffffff', 'g'.repeat(36)],
    ...['Mars/Olympus', 'utc', 'Europe/moscow', 'Europe/', 'RU', 'ru', 'RUB', 'a--b', 'a-b', '\0', '\ud800', '𝒳'],
  ),
  fc.jsonValue(),
);
const names = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'then', 'toString', 'hasOwnProperty', 'length', 'id', 'phone', 'extra'),
  fc.string(),
);

/** The value with one place in it changed: something put there, taken away, or added. */
function bent(value: unknown, steps: number[], name: string, oddity: unknown): unknown {
  if (typeof value !== 'object' || value === null || steps.length === 0) return oddity;
  const [step, ...rest] = steps as [number, ...number[]];
  if (Array.isArray(value)) {
    const at = step % (value.length + 1);
    return Object.assign([...(value as unknown[])], { [at]: bent(value[at], rest, name, oddity) });
  }
  const keys = Object.keys(value);
  const key = step % 4 === 0 || keys.length === 0 ? name : keys[step % keys.length]!;
  const changed = bent((value as Record<string, unknown>)[key], rest, name, oddity);
  const others = Object.entries(value).filter(([other]) => other !== key);
  return Object.fromEntries(changed === undefined && step % 2 ? others : [...others, [key, changed]]);
}

const bends = fc.array(
  fc.record({ steps: fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 3 }), name: names, oddity: oddities }),
  { maxLength: 2 },
);
const bentOf = (shape: Shape) =>
  fc
    .tuple(sample(schemaOf(shape)), bends)
    .map(([value, changes]) => changes.reduce((now, { steps, name, oddity }) => bent(now, steps, name, oddity), value));

class Seat {
  @Whole({ min: 1, max: 9 })
  number!: number;
  @Text({ max: 10, nullable: true })
  label!: string | null;
}

class Everything {
  @Id({ optional: true, nullable: true })
  id?: string | null;
  @Text({ min: 0, max: 5 })
  note!: string;
  @FreeForm({ nullable: true })
  free!: object | null;
  @ListOf(() => Seat, { max: 3 })
  seats!: Seat[];
  @Nested(() => Seat, { nullable: true })
  seat!: Seat | null;
  @LocalDate({ optional: true })
  day?: string;
  @Texts({ max: 3 })
  tags!: string[];
  @Texts({ of: ['a', 'b'], nullable: true })
  kinds!: string[] | null;
  @WebAddress({ nullable: true })
  site!: string | null;
}

const shapes = [...new Set<Shape>([...Object.values(catalogue).map(({ state }) => state), Everything])].map(
  (shape): [string, Shape] => [shape.name, shape],
);

describe.each(shapes)('the quick check of %s', (_name, shape) => {
  it('knows what keeps to its schema, and so does class-validator', () => {
    fc.assert(
      fc.property(sample(schemaOf(shape)), (value) => {
        const read: unknown = JSON.parse(JSON.stringify(value));
        expect([isFit(shape, read), isSound(shape, read)]).toEqual([true, true]);
      }),
    );
  });

  it('never disagrees with class-validator, whatever is changed', () => {
    let good = 0;
    let bad = 0;
    fc.assert(
      fc.property(bentOf(shape), (value) => {
        const sound = isSound(shape, value);
        if (sound) good++;
        else bad++;
        // It leaves to class-validator what only class-validator makes something of: `constructor` and `then` as names.
        if (sound && isOdd(value)) return;
        expect(isFit(shape, value)).toBe(sound);
      }),
      { numRuns: 400 },
    );
    // Otherwise it would have proved little.
    expect(Math.min(good, bad)).toBeGreaterThan(100);
  });

  it('says the same of a value whether or not it is told of another that fits', () => {
    fc.assert(
      fc.property(sample(schemaOf(shape)), bends, (value, changes) => {
        const like = JSON.parse(JSON.stringify(value)) as object;
        const changed = changes.reduce((now, { steps, name, oddity }) => bent(now, steps, name, oddity), value);
        expect(isYes(() => fits(shape, changed, like))).toBe(isFit(shape, changed));
        expect(fits(shape, like, like)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('never takes what class-validator refuses, be it of any kind that JavaScript has', () => {
    const anything = fc.anything({ withDate: true, withMap: true, withSet: true, withNullPrototype: true });
    fc.assert(
      fc.property(anything, bentOf(shape), fc.nat(), (thing, value, step) => {
        const spoilt = bent(value, [step], 'extra', thing);
        for (const each of [thing, spoilt]) if (isFit(shape, each)) expect(isSound(shape, each)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});

const isOdd = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (Object.hasOwn(value, 'constructor') || Object.hasOwn(value, 'then') || Object.values(value).some(isOdd));

describe('the quick check leaves it to class-validator', () => {
  class UnknownRule {
    @IsHexColor()
    name!: string;
  }
  class RuleOfAGroup {
    @IsString({ groups: ['some'] })
    name!: string;
  }
  class RuleAlways {
    @IsString({ always: true })
    name!: string;
  }
  class RuleSometimes {
    @MaxLength(2, { validateIf: () => false })
    name!: string;
  }
  class OtherCondition {
    @ValidateIf(() => false)
    @IsString()
    name!: string;
  }
  class OptionalOtherwise {
    @IsOptional()
    @IsString()
    name!: string;
  }
  class Transformed {
    @Transform(({ value }) => String(value))
    @IsString()
    name!: string;
  }
  class Excluded {
    @Exclude()
    @IsOptional()
    name!: string;
  }
  class WithDefault {
    @IsString()
    name: string = 'default';
  }
  class LooksInsideTheUntyped {
    @ValidateNested()
    name!: object;
  }
  class WithSetter {
    @IsString()
    set name(value: string) {
      void value;
    }
  }
  class Unruled {
    name!: string;
  }
  class Heir extends UnknownRule {
    @Text()
    other!: string;
  }
  it.each<[string, Shape, object]>([
    ['where a rule is not one of its own', UnknownRule, { name: '#ffffff' }],
    ['where a rule is of a group', RuleOfAGroup, { name: 'a' }],
    ['where a rule is of every group', RuleAlways, { name: 'a' }],
    ['where a rule has a condition', RuleSometimes, { name: 'abc' }],
    ['where a field has a condition of another kind', OtherCondition, { name: 1 }],
    ['where a field is optional in another way', OptionalOtherwise, { name: 'a' }],
    ['where a field is transformed', Transformed, { name: 1 }],
    ['where a field is excluded', Excluded, { name: 'a' }],
    ['where a class sets a field by itself', WithDefault, {}],
    ['where it would look inside something without a type', LooksInsideTheUntyped, { name: {} }],
    ['where a field is a setter', WithSetter, { name: 'a' }],
    ['where there is no rule at all', Unruled, { name: 'a' }],
    ['where an inherited rule is not one of its own', Heir, { name: '#ffffff', other: 'a' }],
  ])('%s', (_where, shape, value) => {
    expect(fits(shape, value)).toBe(false);
    const errors = validateSync(plainToInstance(shape, value));
    expect(errorsOf(shape, value)).toEqual(errors);
  });

  it('to say what is wrong', () => {
    const errors = errorsOf(Everything, {
      note: 'too long',
      free: null,
      seats: [{ number: 0, label: null }],
      seat: null,
      tags: ['a', 'a'],
      kinds: ['c'],
      site: null,
    });
    expect(errors.map(({ property }) => property)).toEqual(['note', 'seats', 'tags', 'kinds']);
  });
});
