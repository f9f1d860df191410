import { get, post, remove } from '../api.js';
import { deviceOf } from '../device.js';
import { badge, button, card, form, heading, make, paragraph, section, tell, whose } from '../elements.js';
import { dayAndTime, say } from '../texts.js';
import { newPasswordField } from './fields.js';

export async function security(app) {
  const sessions = await get('/auth/sessions');
  return {
    title: say('security'),
    content: [card(heading(say('security')), passwordForm(app)), where(app, sessions)],
  };
}

function passwordForm(app) {
  return [
    paragraph(say('change_password_text'), { class: 'quiet' }),
    form({
      before: [whose(app.me.email)],
      fields: [
        {
          name: 'current_password',
          label: say('current_password'),
          type: 'password',
          autocomplete: 'current-password',
        },
        newPasswordField('new_password'),
      ],
      submit: say('change_password'),
      send: async (values) => {
        await post('/auth/password', values);
        await app.show();
        tell(say('password_changed'));
      },
    }),
  ];
}

function where(app, sessions) {
  const row = ({ id, current, impersonated, ip, user_agent, used_at }) => {
    const device = deviceOf(user_agent) ?? say('unknown_device');
    const end = async () => {
      await remove(`/auth/sessions/${id}`);
      await app.show();
      tell(say('ended'));
    };
    return make(
      'li',
      { class: 'row', 'data-key': id },
      make(
        'div',
        {},
        make('b', {}, impersonated ? say('by_operator') : device),
        make('p', { class: 'quiet' }, [impersonated && device, ip, dayAndTime(used_at)].filter(Boolean).join(' · ')),
      ),
      current
        ? badge(say('this_device'), 'good')
        : button(say('end'), end, { ariaLabel: say('action_for', { action: say('end'), name: device }) }),
    );
  };
  const endOthers = async () => {
    await remove('/auth/sessions');
    await app.show();
    tell(say('ended_others'));
  };
  return section(
    say('sessions'),
    make('ul', { class: 'rows' }, sessions.map(row)),
    sessions.length > 1 && button(say('end_others'), endOthers),
  );
}
