import { ValidationError, isISO8601, isUUID } from 'class-validator';
import { describe, parseType } from './catalogue';
import { Fact } from './events';
import { errorsOf } from './fits';

/** Why a message is not one of our facts. Trying again cannot help. */
export class NotAFact extends Error {
  constructor(
    readonly reason: 'malformed' | 'unknown_type' | 'unknown_version' | 'invalid_data',
    detail: string,
  ) {
    super(`${reason}: ${detail}`);
    this.name = 'NotAFact';
  }
}

const actorForm = /^(system|anonymous|(user|guest|bot|api_key):[\da-f-]{36})$/;

/** The envelope's rules, then the data against the class of its type and version. */
export function validateFact(value: unknown): Fact {
  if (typeof value !== 'object' || value === null) throw new NotAFact('malformed', 'it is not an object');
  const fact = value as Partial<Fact>;
  const wrong =
    (fact.specversion !== '1.0' && 'specversion') ||
    (!isUUID(fact.id) && 'id') ||
    (!fact.source && 'source') ||
    (typeof fact.subject !== 'string' && 'subject') ||
    (!isISO8601(fact.time) && 'time') ||
    (fact.venueid !== undefined && !isUUID(fact.venueid) && 'venueid') ||
    (!(typeof fact.actor === 'string' && actorForm.test(fact.actor)) && 'actor') ||
    (typeof fact.data !== 'object' && 'data');
  if (wrong) throw new NotAFact('malformed', `its ${wrong} is not valid`);

  const parsed = parseType(fact.type);
  const description = parsed && describe(parsed.name);
  if (!parsed || !description) throw new NotAFact('unknown_type', String(fact.type));
  if (parsed.version !== description.version) throw new NotAFact('unknown_version', String(fact.type));

  const { data } = fact as Fact;
  if (!Number.isInteger(data.version)) throw new NotAFact('invalid_data', 'data.version is not a whole number');
  for (const [place, state] of Object.entries({ after: data.after, before: data.before })) {
    if (state === undefined && place === 'before') continue;
    // Most of what was stands unchanged in what is, and that has been looked at by then.
    const errors = errorsOf(description.state, state, place === 'before' ? data.after : undefined);
    if (errors.length > 0) throw new NotAFact('invalid_data', wrongFields(errors, `data.${place}`));
  }
  return fact as Fact;
}

// Only the fields' names: an event's values may be personal and this text reaches logs.
function wrongFields(errors: ValidationError[], place: string): string {
  return errors.map((error) => `${place}.${error.property}`).join(', ');
}
