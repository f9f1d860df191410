import { useState } from 'react';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextArea } from '../ui/field';
import type { BookingStatus } from './booking-rules';
import { Chip } from './chip';
import { panelTexts } from './panel-texts';
import { statusTexts } from './status-texts';

interface Props {
  name: string;
  status: BookingStatus;
  busy: boolean;
  onReason: (reason: string) => void;
  onClose: () => void;
}

/** Why a booking is cancelled, or a request declined: one press for what is common, words for the rest. */
export function ReasonDialog({ name, status, busy, onReason, onClose }: Props) {
  const t = useTexts(panelTexts);
  const words = useTexts(statusTexts);
  const [reason, setReason] = useState('');
  const isRequest = status === 'new';
  const common = isRequest ? t.declineReasons : t.reasons;
  return (
    <Dialog
      title={isRequest ? t.declineTitle(name) : t.reasonTitle(name)}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t.keep}</Button>
          <Button look="danger" busy={busy} onClick={() => onReason(reason.trim())}>
            {isRequest ? words.decline : words.move.cancel}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <div role="group" aria-label={t.reason} className="flex flex-wrap gap-2">
          {common.map((each) => (
            <Chip key={each} on={reason === each} onPress={() => setReason(each)}>
              {each}
            </Chip>
          ))}
        </div>
        <TextArea
          label={t.reason}
          hint={t.reasonHint}
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
