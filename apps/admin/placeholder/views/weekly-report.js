// The letter with last week's figures, which one turns on for oneself.
import { get, put } from '../api.js';
import { button, paragraph, section, tell } from '../elements.js';
import { say } from '../texts.js';

export async function weeklyReport() {
  const { enabled } = await get('/reports/weekly');
  const box = section(say('weekly_report'), paragraph(say('weekly_report_text'), { class: 'quiet' }));
  const draw = (isOn) => {
    const turn = async () => {
      await put('/reports/weekly', { enabled: !isOn });
      tell(say(isOn ? 'weekly_report_is_off' : 'weekly_report_is_on'));
      draw(!isOn);
    };
    box.lastChild.remove();
    box.append(button(say(isOn ? 'turn_off_report' : 'turn_on_report'), turn));
  };
  box.append('');
  draw(enabled);
  return box;
}
