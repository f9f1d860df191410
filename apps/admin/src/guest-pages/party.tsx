import { Minus, Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { controlClass } from '../ui/control-class';
import { IconButton } from '../ui/button';
import { useGuestTexts } from './guest-texts';

/** How many of them there are: by pressing, or by writing it. */
export function Party({ count, most, onChange }: { count: number; most: number; onChange: (count: number) => void }) {
  const t = useGuestTexts();
  const id = useId();
  const [written, setWritten] = useState<string>();
  const take = (wanted: number) => {
    setWritten(undefined);
    onChange(Math.min(most, Math.max(1, Math.floor(wanted) || 1)));
  };
  const step = 'size-12! border border-line bg-surface';
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {t.guests}
      </label>
      <div className="flex items-center gap-2">
        <IconButton
          icon={Minus}
          label={t.oneFewer}
          disabled={count <= 1}
          className={step}
          onClick={() => take(count - 1)}
        />
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={1}
          max={most}
          className={`${controlClass} h-12 max-w-20 text-center text-lg font-semibold [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none`}
          value={written ?? count}
          onChange={({ target }) => setWritten(target.value)}
          onBlur={() => written !== undefined && take(Number(written))}
          onKeyDown={({ key }) => key === 'Enter' && written !== undefined && take(Number(written))}
        />
        <IconButton
          icon={Plus}
          label={t.oneMore}
          disabled={count >= most}
          className={step}
          onClick={() => take(count + 1)}
        />
      </div>
      {count === most && <p className="text-sm text-soft">{t.largestParty(most)}</p>}
    </div>
  );
}
