import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { useNow } from '../time/use-now';
import { Badge } from '../ui/surface';
import { countdown } from './booking-rules';
import { formTexts } from './form-texts';
import { panelTexts } from './panel-texts';
import { hoursOf } from './plan-rules';

/** Counts down to when nobody has answered; the last minutes by seconds. */
export function Lapses({ at }: { at: string }) {
  const t = useTexts(panelTexts);
  const { hours } = useTexts(formTexts);
  const { days } = useTexts(common);
  const now = useNow(1_000);
  const left = Date.parse(at) - now.getTime();
  const [wholeHours, minutes] = hoursOf(Math.floor(left / 60_000));
  const inWords =
    wholeHours >= 48
      ? days(Math.floor(wholeHours / 24))
      : left > 10 * 60_000
        ? hours(wholeHours, wholeHours < 5 ? minutes : 0)
        : countdown(left);
  return (
    <Badge tone={left < 15 * 60_000 ? 'danger' : 'warn'}>
      <span className="tabular-nums">{t.lapses(inWords)}</span>
    </Badge>
  );
}
