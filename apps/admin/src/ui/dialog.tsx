import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/language';
import { common } from '../texts/common';
import { Button, IconButton } from './button';
import { classNames } from './class-names';
import { mayLeave, useUnsaved } from './unsaved';

interface Props {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  /** What can be done, at its end. */
  actions?: ReactNode;
  /** `side`: a sheet at the edge, what is behind it stays to be seen. */
  place?: 'middle' | 'side';
  wide?: boolean;
  /** Nothing but its own buttons closes it: what it shows is shown once. */
  firm?: boolean;
  /** Something was written in it: who closes it by the way, or leaves the page, is asked first. */
  unsaved?: boolean;
}

/** What is told on top of everything can be answered, and closes nothing beneath. */
const isToast = (target: EventTarget | null) =>
  target instanceof Element && target.closest('[data-sonner-toaster]') !== null;

/** What is asked or shown on top of the page. Escape and a press beside it close it. */
export function Dialog({
  title,
  open,
  onClose,
  children,
  actions,
  place = 'middle',
  wide,
  firm,
  unsaved = false,
}: Props) {
  const t = useTexts(common);
  useUnsaved(open && unsaved);
  const close = async () => {
    if (!unsaved || (await mayLeave())) onClose();
  };
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && !firm && void close()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/35" />
        <Radix.Content
          aria-describedby={undefined}
          onInteractOutside={(event) => isToast(event.target) && event.preventDefault()}
          className={classNames(
            'fixed z-50 flex flex-col bg-raised shadow-raised outline-none',
            place === 'middle'
              ? 'inset-x-0 bottom-0 max-h-[92dvh] rounded-t-card sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-[calc(100%-2rem)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-card'
              : 'inset-y-0 right-0 w-full sm:max-w-md',
            place === 'middle' && (wide ? 'sm:max-w-3xl' : 'sm:max-w-lg'),
          )}
        >
          <div className="flex items-center gap-3 border-b px-5 py-3">
            <Radix.Title className="min-w-0 flex-1 text-lg font-semibold">{title}</Radix.Title>
            {!firm && (
              <Radix.Close asChild>
                <IconButton icon={X} label={t.close} />
              </Radix.Close>
            )}
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {actions && <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{actions}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Asked before what cannot be taken back. */
export function Confirm({
  title,
  text,
  action,
  open,
  busy,
  onConfirm,
  onClose,
}: {
  title: string;
  text: ReactNode;
  action: string;
  open: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const t = useTexts(common);
  return (
    <Dialog
      title={title}
      open={open}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button look="danger" busy={busy} onClick={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      {text}
    </Dialog>
  );
}
