import { useState } from 'react';
import { api } from '../api/client';
import { seenAnew } from '../app/queries';
import { cardTexts } from '../guests/card-texts';
import { useTexts } from '../texts/language';
import { Confirm } from '../ui/dialog';
import { tell, tellTrouble } from '../ui/toast';

/** Asks first: whoever is off the list is booked like everybody. */
export function TakeOff({ entryId: id, name, onClose }: { entryId: string; name: string; onClose: () => void }) {
  const t = useTexts(cardTexts);
  const [busy, setBusy] = useState(false);
  async function takeOff() {
    setBusy(true);
    try {
      await api.DELETE('/blacklist/{id}', { params: { path: { id } } });
      tell(t.takenOff(name));
    } catch (error) {
      tellTrouble(error);
    }
    await seenAnew('/blacklist', '/guests', '/segments');
    onClose();
  }
  return (
    <Confirm
      open
      title={t.takeOffAsk(name)}
      text={t.blacklistText}
      action={t.takeOff}
      busy={busy}
      onConfirm={() => void takeOff()}
      onClose={onClose}
    />
  );
}
