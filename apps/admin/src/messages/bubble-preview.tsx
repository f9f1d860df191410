import { useState, type ReactNode } from 'react';
import { useTheme } from '../app/theme';
import { useTexts } from '../texts/language';
import { Bubble, BubbleWall, type BubbleProps } from '../ui/bubble';
import { Choice } from '../ui/field';
import { messageTexts } from './message-texts';

/** How it looks in a guest's Telegram, in whichever look he has it. */
export function BubblePreview({
  children,
  ...bubble
}: Pick<BubbleProps, 'text' | 'buttons' | 'file'> & { children?: ReactNode }) {
  const t = useTexts(messageTexts);
  const theme = useTheme();
  const [chosen, setChosen] = useState<'light' | 'dark'>();
  const look = chosen ?? theme;
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <figcaption className="flex flex-wrap items-center justify-between gap-2">
        <span className="text-sm font-medium">{t.preview}</span>
        <Choice
          label={t.look}
          value={look}
          options={[
            { value: 'light', label: t.looks.light },
            { value: 'dark', label: t.looks.dark },
          ]}
          onChange={setChosen}
        />
      </figcaption>
      <BubbleWall look={look}>
        <Bubble {...bubble} text={bubble.text.trim() || bubble.file ? bubble.text : '…'} look={look} />
      </BubbleWall>
      {children}
    </figure>
  );
}
