import { put } from '../api.js';
import { card, form, heading, make, option, tell } from '../elements.js';
import { say } from '../texts.js';
import { cityOf, zoneNames } from '../zones.js';
import { languageField, nameFields } from './fields.js';

export function profile(app) {
  const { me } = app;
  const save = async ({ first_name, last_name, phone, timezone, language }) => {
    await put('/users/me', {
      first_name: first_name || null,
      last_name: last_name || null,
      phone: phone.replace(/[\s()-]/g, '') || null,
      timezone: timezone || null,
      language,
    });
    await app.refresh();
    tell(say('saved'));
  };
  return {
    title: say('profile'),
    content: card(
      heading(say('profile')),
      form({
        fields: [
          ...nameFields(me),
          {
            name: 'phone',
            label: say('phone'),
            hint: say('phone_hint'),
            type: 'tel',
            autocomplete: 'tel',
            value: me.phone,
            optional: true,
          },
          languageField(me.language),
          {
            name: 'timezone',
            label: say('timezone'),
            options: [option('', say('timezone_venue')), ...zones(me.timezone)],
            value: me.timezone ?? '',
            optional: true,
          },
        ],
        submit: say('save'),
        send: save,
      }),
    ),
  };
}

/** By continent, as there are some four hundred. */
function zones(own) {
  const continents = new Map();
  for (const name of zoneNames(own)) {
    const [continent] = name.split('/');
    if (!continents.has(continent)) continents.set(continent, []);
    continents.get(continent).push(option(name, cityOf(name)));
  }
  return [...continents].map(([label, options]) => make('optgroup', { label }, ...options));
}
