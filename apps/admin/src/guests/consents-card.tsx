import { useState } from 'react';
import { api, newKey, type Shape } from '../api/client';
import { useEndless } from '../api/endless';
import { pagedOf } from '../api/paged';
import { useMay, useVenue } from '../app/me';
import { seenAnew } from '../app/queries';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { momentInWords } from '../time/venue-time';
import { Button } from '../ui/button';
import { Confirm } from '../ui/dialog';
import { EndlessEnd } from '../ui/endless-end';
import { Badge, Card, Loaded } from '../ui/surface';
import { tell, tellTrouble } from '../ui/toast';
import { cardTexts } from './card-texts';
import type { GuestCard } from './guest-page';
import { guestTexts } from './guest-texts';
import { agreesTo, consentKeys, type ConsentKey } from './guest-rules';

export function ConsentsCard({ guest }: { guest: GuestCard }) {
  const t = useTexts(cardTexts);
  const mayWrite = useMay('guests.write');
  const [open, setOpen] = useState(false);
  return (
    <Card title={t.consents}>
      {mayWrite && <p className="mb-2 text-sm text-soft">{t.consentsText}</p>}
      <ul className="divide-y">
        {consentKeys.map((name) => (
          <ConsentRow key={name} guest={guest} name={name} />
        ))}
      </ul>
      <details className="mt-3" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="min-h-9 font-medium text-accent-text">{t.ledger}</summary>
        {open && <Ledger guestId={guest.id} />}
      </details>
    </Card>
  );
}

function ConsentRow({ guest, name }: { guest: GuestCard; name: ConsentKey }) {
  const t = useTexts(cardTexts);
  const words = useTexts(guestTexts);
  const { saved } = useTexts(common);
  const mayWrite = useMay('guests.write');
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const given = agreesTo(guest.consents, name);
  const inWords = words.consents[name];
  async function turn() {
    setBusy(true);
    const [purpose, channel = null] = name.split(':') as [
      Shape<'SaidConsentDto'>['purpose'],
      Shape<'SaidConsentDto'>['channel'],
    ];
    try {
      await api.POST('/guests/{id}/consents', {
        params: { path: { id: guest.id } },
        headers: { 'idempotency-key': newKey() },
        body: { purpose, channel, given: !given },
      });
      await seenAnew('/guests', '/segments');
      tell(saved);
    } catch (error) {
      tellTrouble(error);
    }
    setBusy(false);
    setAsking(false);
  }
  // The others stand on this one.
  const asksFirst = given && name === 'personal_data' && guest.consents.length > 1;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
      <span className="min-w-0 flex-1 basis-40">
        {inWords}
        <br />
        <Badge tone={given ? 'accent' : 'plain'}>{given ? t.agrees : t.notAgreed}</Badge>
      </span>
      {mayWrite && (
        <Button
          small
          busy={busy}
          aria-label={given ? t.takeBack(inWords) : t.give(inWords)}
          onClick={() => (asksFirst ? setAsking(true) : void turn())}
        >
          {given ? t.takeBackShort : t.giveShort}
        </Button>
      )}
      <Confirm
        open={asking}
        title={t.takeBackAsk}
        text={t.takeBackText}
        action={t.takeBackShort}
        busy={busy}
        onConfirm={() => void turn()}
        onClose={() => setAsking(false)}
      />
    </li>
  );
}

/** Nothing in it is ever changed: each line is what was said then. */
function Ledger({ guestId: id }: { guestId: string }) {
  const t = useTexts(cardTexts);
  const { consents } = useTexts(guestTexts);
  const { nothing } = useTexts(common);
  const { timezone } = useVenue();
  const list = useEndless('/guests/{id}/consents', { id }, (page, signal) =>
    pagedOf(api.GET('/guests/{id}/consents', { params: { path: { id }, query: { page, limit: 20 } }, signal })),
  );
  const inWords = ({ purpose, channel, given, way, at, text_version }: Shape<'ConsentDto'>) =>
    [
      momentInWords(at, timezone),
      consents[(channel ? `${purpose}:${channel}` : purpose) as ConsentKey],
      given ? t.lineGiven : t.lineWithdrawn,
      t.ways[way],
      text_version,
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <Loaded of={list} rows={2}>
      {({ items }) => (
        <>
          {items.length === 0 && <p className="text-soft">{nothing}</p>}
          <ul className="flex flex-col gap-1 text-sm">
            {items.map((line) => (
              <li key={line.id}>{inWords(line)}</li>
            ))}
          </ul>
          <EndlessEnd of={list} />
        </>
      )}
    </Loaded>
  );
}
