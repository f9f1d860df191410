import { useState } from 'react';
import { api } from '../api/client';
import { useEndless } from '../api/endless';
import { pagedOf } from '../api/paged';
import { cardTexts } from '../guests/card-texts';
import { useTexts } from '../texts/language';
import { EndlessEnd } from '../ui/endless-end';
import { Card, Loaded } from '../ui/surface';
import { FeedbackRow } from './feedback-row';
import { FeedbackSheet } from './feedback-sheet';

/** What a guest said, on the guest's card. */
export function FeedbackOfGuest({ guestId: guest_id }: { guestId: string }) {
  const t = useTexts(cardTexts);
  const [open, setOpen] = useState<string>();
  const list = useEndless('/feedback', { guest_id }, (page, signal) =>
    pagedOf(api.GET('/feedback', { params: { query: { guest_id, page, limit: 5 } }, signal })),
  );
  return (
    <Card title={t.feedback}>
      <Loaded of={list} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-soft">{t.noFeedback}</p>
          ) : (
            <ul className="-mx-4 divide-y">
              {items.map((said) => (
                <FeedbackRow key={said.id} said={said} onOpen={() => setOpen(said.id)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <EndlessEnd of={list} />
      {open && <FeedbackSheet id={open} onClose={() => setOpen(undefined)} />}
    </Card>
  );
}
