import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type Shape } from '../api/client';
import { useEndless } from '../api/endless';
import { pagedOf } from '../api/paged';
import { useVenue } from '../app/me';
import { messageTexts, whyUndelivered } from '../messages/message-texts';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { momentInWords } from '../time/venue-time';
import { EndlessEnd } from '../ui/endless-end';
import { Choice, Input } from '../ui/field';
import { Badge, Card, Empty, Loaded } from '../ui/surface';
import { useSettled } from '../ui/use-settled';
import { goesOn, type Status } from './campaign-rules';
import { campaignsTexts } from './campaigns-texts';

type Recipient = Shape<'RecipientDto'>;
const which = ['all', 'sent', 'failed', 'pending'] as const;

/** To whom it went, and what each of them did. */
export function Recipients({ campaignId: id, campaignStatus }: { campaignId: string; campaignStatus: Status }) {
  const t = useTexts(campaignsTexts);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<(typeof which)[number]>('all');
  const q = useSettled(typed.trim()) || undefined;
  const status = chosen === 'all' ? undefined : chosen;
  const found = useEndless<Recipient>(
    '/campaigns/{id}/recipients',
    // Once it has ended they are asked for again: the last were sent to since.
    { id, q, status, campaignStatus },
    (page, signal) =>
      pagedOf(
        api.GET('/campaigns/{id}/recipients', {
          params: { path: { id }, query: { q, status, page, limit: 50 } },
          signal,
        }),
      ),
    { refetchInterval: goesOn(campaignStatus) ? 4_000 : 15_000 },
  );
  return (
    <Card title={t.recipients}>
      <div className="mb-3 flex flex-wrap items-end gap-3">
        <Input
          label={t.findRecipient}
          className="min-w-52 flex-1"
          type="search"
          autoComplete="off"
          maxLength={200}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Choice
          label={t.recipientStatus}
          value={chosen}
          options={which.map((value) => ({ value, label: t.recipientStatuses[value] }))}
          onChange={setChosen}
        />
      </div>
      <Loaded of={found}>
        {({ items: recipients }) =>
          recipients.length > 0 ? (
            <div aria-busy={found.isPlaceholderData || undefined}>
              <ul className="divide-y">
                {recipients.map((recipient) => (
                  <Row key={recipient.id} recipient={recipient} />
                ))}
              </ul>
              <EndlessEnd of={found} />
            </div>
          ) : (
            <Empty title={q || status ? t.noSuchRecipients : t.noRecipients} />
          )
        }
      </Loaded>
    </Card>
  );
}

const tones = { sent: 'accent', failed: 'danger', pending: 'info' } as const;

function Row({ recipient }: { recipient: Recipient }) {
  const t = useTexts(campaignsTexts);
  const words = useTexts(messageTexts);
  const { noName } = useTexts(common);
  const { timezone } = useVenue();
  const { guest, guest_id, status, sent_at, error_message, clicked_at, booked_at, channel } = recipient;
  const said = [
    sent_at && momentInWords(sent_at, timezone),
    channel && words.channels[channel],
    clicked_at && t.didClick,
    booked_at && t.didBook,
    status === 'failed' && whyUndelivered(words, error_message),
  ].filter(Boolean);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
      <div className="min-w-0 flex-1">
        <Link
          to="/guests/$guestId"
          params={{ guestId: guest_id }}
          className="font-medium underline-offset-2 hover:underline"
        >
          {guest?.name ?? guest?.phone ?? noName}
        </Link>
        <p className="text-sm text-soft">{said.join(' · ')}</p>
      </div>
      <Badge tone={tones[status]}>{t.recipientStatuses[status]}</Badge>
    </li>
  );
}
