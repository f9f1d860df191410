// When guests are reminded, and when they are let sleep.
import { get, put } from '../api.js';
import { form, make, paragraph, section, tell } from '../elements.js';
import { say } from '../texts.js';

/** What is offered; whatever else a venue has by the API stays as it is. */
const offered = [60, 240, 1_440, 10_080];

export async function reminderRules(app) {
  const { rules, quiet_from: from, quiet_to: to } = await get('/reminders/rules');
  const offsets = [...new Set([...offered, ...rules.map(({ offset_minutes }) => offset_minutes)])].sort(
    (a, b) => a - b,
  );
  const on = rules.filter(({ is_active }) => is_active).map(({ offset_minutes }) => String(offset_minutes));
  if (!app.mayWrite)
    return section(
      say('reminders'),
      paragraph(on.map((minutes) => before(Number(minutes))).join(', ') || say('no_reminders')),
    );
  return section(
    say('reminders'),
    form({
      before: [make('p', { class: 'quiet' }, say('reminders_text'))],
      fields: [
        {
          ...{ name: 'rules', label: say('remind'), value: on, optional: true },
          choices: offsets.map((minutes) => ({ value: String(minutes), text: before(minutes) })),
        },
        { name: 'quiet_from', label: say('quiet_from'), type: 'time', value: from ?? '', optional: true },
        { name: 'quiet_to', label: say('quiet_to'), type: 'time', value: to ?? '', optional: true },
      ],
      submit: say('save'),
      send: async ({ rules: chosen, quiet_from, quiet_to }) => {
        await put('/reminders/rules', {
          rules: offsets
            .filter(
              (minutes) => chosen.includes(String(minutes)) || rules.some((rule) => rule.offset_minutes === minutes),
            )
            .map((minutes) => ({ offset_minutes: minutes, is_active: chosen.includes(String(minutes)) })),
          quiet_from: quiet_from || null,
          quiet_to: quiet_to || null,
        });
        await app.show();
        tell(say('reminders_saved'));
      },
    }),
  );
}

function before(minutes) {
  if (minutes % 10_080 === 0) return say('weeks_before', { count: minutes / 10_080 });
  if (minutes % 1_440 === 0) return say('days_before', { count: minutes / 1_440 });
  if (minutes % 60 === 0) return say('hours_before', { count: minutes / 60 });
  return say('minutes_before', { count: minutes });
}
