import { Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../ui/button';
import { useTexts } from '../texts/language';
import { afterTexts } from './after-texts';
import { controlClass } from '../ui/control-class';

/** The one way back to it for who has no account: to be kept. */
export function KeepLink({ address }: { address: string }) {
  const a = useTexts(afterTexts);
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
      <p className="text-sm text-soft">{a.keepLink}</p>
      <div className="flex flex-wrap gap-2">
        <input
          ref={field}
          readOnly
          aria-label={a.link}
          value={href}
          className={`${controlClass} min-w-48 flex-1`}
          onFocus={({ target }) => target.select()}
        />
        <Button className="flex-1" icon={copied ? Check : Copy} onClick={() => void copy()}>
          {copied ? a.copied : a.copyLink}
        </Button>
      </div>
    </div>
  );
}
