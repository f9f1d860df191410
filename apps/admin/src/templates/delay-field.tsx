import { longInWords, offsetTexts } from '../messages/offset-texts';
import { useTexts } from '../texts/language';
import { Input } from '../ui/field';
import { longestDelay, type Draft } from './template-rules';
import { templatesTexts } from './templates-texts';

/** How long after the visit it is asked. */
export function DelayField({ draft, change }: { draft: Draft; change: (part: Partial<Draft>) => void }) {
  const t = useTexts(templatesTexts);
  const offsets = useTexts(offsetTexts);
  const { delay_minutes: delay } = draft;
  const isWhole = delay !== null && Number.isInteger(delay) && delay >= 0 && delay <= longestDelay;
  return (
    <Input
      label={t.delay}
      type="number"
      inputMode="numeric"
      min={0}
      max={longestDelay}
      value={delay === null || Number.isNaN(delay) ? '' : delay}
      hint={isWhole && delay > 0 ? t.delayHint(longInWords(offsets, delay)) : undefined}
      fault={isWhole ? undefined : t.delayWrong}
      onChange={({ target: { value } }) => change({ delay_minutes: value === '' ? Number.NaN : Number(value) })}
    />
  );
}
