import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { CopyText } from '../ui/copy-text';
import { Dialog } from '../ui/dialog';
import { Notice } from '../ui/surface';

/** A secret, this once: until it is said to be kept, nothing takes it away. */
export function ShownOnce({
  title,
  text,
  label,
  secret,
  onKept,
}: {
  title: string;
  text: string;
  label: string;
  secret: string;
  onKept: () => void;
}) {
  const t = useTexts(common);
  return (
    <Dialog
      open
      firm
      title={title}
      onClose={onKept}
      actions={
        <Button look="primary" onClick={onKept}>
          {t.done}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Notice tone="warn">{text}</Notice>
        <CopyText secret label={label} text={secret} />
      </div>
    </Dialog>
  );
}
