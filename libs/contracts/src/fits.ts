import { TransformationType, plainToInstance } from 'class-transformer';
import { defaultMetadataStorage as transformations } from 'class-transformer/cjs/storage';
import {
  ValidationArguments,
  ValidationError,
  ValidationTypes,
  ValidatorConstraintInterface,
  getMetadataStorage,
  validateSync,
} from 'class-validator';
import { Shape, mayBeMissing, valueConstraints } from './fields';

type Plain = Record<string, unknown>;
/** `like` is a value of the same place that fits: what is the same in both need not be looked at again. */
type Check = (value: unknown, like?: unknown) => boolean;
type Condition = (object: Plain, value: unknown) => boolean;
type Rule = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

/** What is wrong with a value of this shape; nothing when it fits. `like` is another that is known to fit. */
export function errorsOf(shape: Shape, value: unknown, like?: object): ValidationError[] {
  return fits(shape, value, like) ? [] : validateSync(plainToInstance<object, unknown>(shape, value ?? {}));
}

/**
 * Whether a value surely has this shape: the same checks in the same words as class-validator's, without the instance
 * and the report on each property that it makes before anything is known to be wrong, which cost ten times the checks.
 * A no says only that class-validator must be asked: it is also the answer to all that is not known here to end the same.
 */
export function fits(shape: Shape, value: unknown, like?: object): boolean {
  return isObject(value) && isOrdinary(value) && checkOf(shape)(value, like);
}

const compiled = new Map<Shape, Check>();
const undecided: Check = () => false;

function checkOf(shape: Shape): Check {
  let check = compiled.get(shape);
  if (!check) compiled.set(shape, (check = compile(shape)));
  return check;
}

function compile(shape: Shape): Check {
  const storage = getMetadataStorage();
  const rules = storage.getTargetValidationMetadatas(shape, '', false, false);
  const checks = Object.entries(storage.groupByPropertyName(rules)).map(([name, own]) =>
    compileField(shape, name, own),
  );
  if (checks.length === 0 || checks.includes(undecided) || isMadeOver(shape)) return undecided;
  return (value, like) => {
    const fitting = isObject(like) ? like : undefined;
    return isObject(value) && checks.every((check) => check(value, fitting));
  };
}

/** Its instances are not just what they are made of. */
const isMadeOver = (shape: Shape): boolean =>
  transformations.getStrategy(shape) !== 'none' ||
  transformations.getExposedMetadatas(shape).length + transformations.getExcludedMetadatas(shape).length > 0 ||
  Object.values(new shape()).some((value) => value !== undefined);

function compileField(shape: Shape, name: string, rules: Rule[]): Check {
  const conditions: Condition[] = [];
  const checks: Check[] = [];
  let isNested = false;
  for (const rule of rules) {
    if (rule.groups?.length || rule.always || rule.validateIf) return undecided;
    if (rule.type === ValidationTypes.CONDITIONAL_VALIDATION && mayBeMissing.has(rule.constraints[0] as Condition)) {
      conditions.push(rule.constraints[0] as Condition);
    } else if (rule.type === ValidationTypes.CUSTOM_VALIDATION && isKnown(rule)) {
      const validators = validatorsOf(rule);
      checks.push(...(rule.each ? validators.map(ofEach) : validators));
    } else if (rule.type === ValidationTypes.NESTED_VALIDATION) {
      isNested = true;
    } else {
      return undecided;
    }
  }
  const type = transformations.findTypeMetadata(shape, name);
  const transforms = transformations.findTransformMetadatas(shape, name, TransformationType.PLAIN_TO_CLASS).length > 0;
  // A type without a look inside, or a look inside what has none, has rules of its own.
  if (transforms || isNested !== (type !== undefined) || type?.options?.discriminator) return undecided;
  if (name in (shape.prototype as object)) return undecided;
  if (type) checks.push(compileNested(type.typeFunction() as Shape));
  return (object, like) => {
    const value = (object as Plain)[name];
    const fitting = (like as Plain | undefined)?.[name];
    if (like && value === fitting) return true;
    if (conditions.some((applies) => !applies(object as Plain, value))) return true;
    return checks.every((check) => check(value, fitting));
  };
}

function compileNested(shape: Shape): Check {
  const check = checkOf(shape);
  // Class-validator goes into lists of lists, and passes over what is not there.
  const within: Check = (value, like) =>
    value === undefined || (Array.isArray(value) ? value.every((item) => within(item)) : check(value, like));
  return within;
}

/** Class-validator takes what is no list as if it were the one item of it. */
const ofEach =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) ? value.every((item) => check(item)) : check(value);

/** These look at the value alone, and say at once. */
const known = new Set(
  'isString minLength maxLength matches isUuid isEmail isIso8601 isInt min max isBoolean isIn isObject isArray arrayMaxSize arrayUnique isUrl'.split(
    ' ',
  ),
);
const isKnown = ({ name, constraintCls }: Rule): boolean =>
  known.has(name ?? '') || valueConstraints.has(constraintCls);

function validatorsOf({ constraints, constraintCls }: Rule): Check[] {
  const given = { constraints } as ValidationArguments;
  return getMetadataStorage()
    .getTargetValidatorConstraints(constraintCls)
    .map((constraint): Check => {
      const validator: ValidatorConstraintInterface = constraint.instance;
      return constraint.async ? () => false : (value) => validator.validate(value, given) === true;
    });
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As JSON has it. What else there is, class-transformer may turn into something of another kind on the way. */
function isOrdinary(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'function';
  const kind: unknown = Object.getPrototypeOf(value);
  if (Array.isArray(value)) return kind === Array.prototype && value.every(isOrdinary);
  if (kind !== Object.prototype || Object.hasOwn(value, 'constructor') || Object.hasOwn(value, 'then')) return false;
  for (const name in value) if (!isOrdinary((value as Plain)[name])) return false;
  return true;
}
