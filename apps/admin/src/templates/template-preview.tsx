import { keepPreviousData } from '@tanstack/react-query';
import { query } from '../api/client';
import { wordsOf } from '../api/problem';
import { BubblePreview } from '../messages/bubble-preview';
import { plainKey } from '../messages/button-rules';
import { useTexts } from '../texts/language';
import { Notice, Skeleton } from '../ui/surface';
import { useSettled } from '../ui/use-settled';
import { isSound, type Draft, type Template } from './template-rules';
import { templatesTexts } from './templates-texts';

/** As the API says it would read, a moment after one has typed. */
export function TemplatePreview({ template, draft }: { template: Template; draft: Draft }) {
  const t = useTexts(templatesTexts);
  const { message_text, buttons } = useSettled(draft);
  const sound = isSound(template, { ...draft, message_text, buttons, delay_minutes: template.delay_minutes });
  const { data, error } = query.useQuery(
    'post',
    '/notification-templates/{id}/preview',
    { params: { path: { id: template.id } }, body: { message_text, buttons: buttons.map(plainKey) } },
    { enabled: sound, placeholderData: keepPreviousData },
  );
  if (!data && error) return <Notice tone="warn">{wordsOf(error)}</Notice>;
  if (!data && sound) return <Skeleton className="h-40 w-full" />;
  return (
    <BubblePreview text={data?.text ?? message_text} buttons={data?.buttons ?? buttons}>
      {!sound && <p className="text-sm text-soft">{t.previewWaits}</p>}
    </BubblePreview>
  );
}
