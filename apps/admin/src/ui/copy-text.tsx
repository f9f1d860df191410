import { Check, Copy } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { common } from '../texts/common';
import { inLanguages, useTexts } from '../texts/language';
import { Button } from './button';
import { controlClass } from './field';
import { classNames } from './class-names';

const texts = inLanguages({
  en: { yourself: 'The browser does not let us copy. It is selected: copy it yourself.' },
  ru: { yourself: 'Браузер не дал скопировать. Текст выделен: скопируйте его сами.' },
});

/** Something to be taken along: an address, a key. */
export function CopyText({ label, text, secret }: { label: string; text: string; secret?: boolean }) {
  const t = useTexts(common);
  const { yourself } = useTexts(texts);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<boolean>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // A page that did not come over https may not.
      field.current?.select();
      setCopied(false);
    }
  };
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          ref={field}
          id={id}
          readOnly
          value={text}
          onFocus={(event) => event.target.select()}
          className={classNames(controlClass, 'min-w-48 flex-1 bg-sunken', secret && 'font-mono')}
        />
        <Button icon={copied ? Check : Copy} onClick={() => void copy()}>
          {t.copy}
        </Button>
      </div>
      <p role="status" className="min-h-5 text-sm text-soft">
        {copied === true && t.copied}
        {copied === false && yourself}
      </p>
    </div>
  );
}
