import { Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../ui/button';
import { controlClass } from '../ui/field';
import { useGuestTexts } from './guest-texts';

/** The one way back to it for who has no account: to be kept. */
export function KeepLink({ address }: { address: string }) {
  const t = useGuestTexts();
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const href = new URL(address, location.origin).href;
  const copy = async () => {
    field.current?.select();
    // Where the browser does not let a page copy, it is selected to be copied by hand.
    await navigator.clipboard?.writeText(href).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm text-soft">{t.keepLink}</p>
      <div className="flex gap-2">
        <input
          ref={field}
          readOnly
          aria-label={t.link}
          value={href}
          className={`${controlClass} min-w-0 flex-1 text-sm`}
          onFocus={({ target }) => target.select()}
        />
        <Button icon={copied ? Check : Copy} onClick={() => void copy()}>
          {copied ? t.copied : t.copyLink}
        </Button>
      </div>
    </div>
  );
}
