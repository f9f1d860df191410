// Which guests are meant: the fields that say it, and the words for it.
import { option } from '../elements.js';
import { isSaid, say } from '../texts.js';
import { tagsOf } from './card-words.js';

const numbers = [
  ...['min_visits', 'max_visits', 'last_visit_before_days', 'last_visit_after_days'],
  ...['birthday_in_days', 'min_no_shows'],
];
const sources = ['bot', 'manual', 'walk_in', 'web', 'partner', 'import'];
const channels = ['telegram', 'sms', 'email', 'push'];

const labels = { tags: 'with_tags', blacklisted: 'is_blacklisted', sources: 'source', consents: 'agrees_to' };

const words = {
  sources: (some) => some.map((source) => say(`guest_source_${source}`)).join(', '),
  consents: (some) => some.map((key) => say(`consent_${key}`)).join(', '),
  may_receive: (channel) => say(`by_${channel}`),
  gender: (gender) => say(`gender_${gender}`),
};

export function filterInWords(filter) {
  const parts = Object.entries(filter).map(([name, value]) => {
    const label = labels[name] ?? name;
    return `${nameOf(label)}: ${words[name]?.(value) ?? plain(value)}`;
  });
  return parts.join('; ') || say('everybody');
}

const plain = (value) =>
  typeof value === 'boolean' ? say(value ? 'yes' : 'no') : Array.isArray(value) ? value.join(', ') : String(value);

/** There are more than stand in the form: those have their own name. */
const nameOf = (label) => (isSaid(label) ? say(label) : label);

const whole = (typed) => (/^\d{0,6}$/.test(typed) ? '' : say('wrong_whole'));
const yesOrNo = () => [option('', say('whichever')), option('true', say('yes')), option('false', say('no'))];

/** Fields of a form. What they come to is `filterOf` its values. */
export const filterFields = () => [
  ...numbers.map((name) => ({
    ...{ name: `filter.${name}`, label: say(name), type: 'number', min: 0, check: whole, optional: true },
  })),
  ...['tags', 'without_tags'].map((name) => ({
    ...{ name: `filter.${name}`, label: say(labels[name] ?? name), hint: say('tags_hint') },
    ...{ maxLength: 1_000, optional: true, autocomplete: 'off' },
  })),
  {
    name: 'filter.may_receive',
    label: say('may_receive'),
    options: [option('', say('whichever')), ...channels.map((channel) => option(channel, say(`by_${channel}`)))],
    optional: true,
  },
  { name: 'filter.has_telegram', label: say('has_telegram'), options: yesOrNo(), optional: true },
  { name: 'filter.blacklisted', label: say('is_blacklisted'), options: yesOrNo(), optional: true },
  {
    name: 'filter.sources',
    label: say('source'),
    choices: sources.map((source) => ({ value: source, text: say(`guest_source_${source}`) })),
    optional: true,
    inColumns: true,
  },
];

const reading = {
  ...Object.fromEntries(numbers.map((name) => [name, Number])),
  tags: tagsOf,
  without_tags: tagsOf,
  has_telegram: (text) => text === 'true',
  blacklisted: (text) => text === 'true',
};

export function filterOf(values) {
  const said = Object.entries(values)
    .filter(([name, value]) => name.startsWith('filter.') && value.length > 0)
    .map(([name, value]) => [name.slice('filter.'.length), value]);
  return Object.fromEntries(said.map(([name, value]) => [name, reading[name]?.(value) ?? value]));
}

/** What stands in the fields at the moment, sent or not. */
export function typedIn(element) {
  const data = new FormData(element);
  return Object.fromEntries(
    [...new Set(data.keys())]
      .filter((name) => name.startsWith('filter.'))
      .map((name) => {
        const all = data.getAll(name);
        return [name, name === 'filter.sources' ? all : all[0].trim()];
      }),
  );
}
