import { useEffect, useRef } from 'react';
import { Button } from '../../ui/button';
import { useTelegram } from './telegram';

interface Props {
  label: string;
  busy?: boolean;
  /** Without it the form around it is sent. */
  onPress?: () => void;
}

/** What the page is there for: a wide button of ours, or Telegram's own at the bottom. */
export function MainAction({ label, busy = false, onPress }: Props) {
  const telegram = useTelegram();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(
    () => telegram?.showMain({ text: label, busy, press: () => button.current?.click() }),
    [telegram, label, busy],
  );
  // Hidden it still is what Enter in a field presses.
  return (
    <Button
      ref={button}
      type={onPress ? 'button' : 'submit'}
      look="primary"
      busy={busy}
      hidden={telegram !== undefined}
      className={telegram ? 'hidden' : 'min-h-13 w-full text-base'}
      onClick={onPress}
    >
      {label}
    </Button>
  );
}
