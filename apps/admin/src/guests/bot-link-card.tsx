import { useState } from 'react';
import { api, type Shape } from '../api/client';
import { wordsOf } from '../api/problem';
import { useVenue } from '../app/me';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { momentInWords } from '../time/venue-time';
import { Button } from '../ui/button';
import { Card, Notice } from '../ui/surface';
import { tell } from '../ui/toast';
import { cardTexts } from './card-texts';

/** The link by which the bot learns whom it speaks to, and its picture. */
export function BotLinkCard({ guest: { id } }: { guest: { id: string } }) {
  const t = useTexts(cardTexts);
  const words = useTexts(common);
  const { timezone } = useVenue();
  const [link, setLink] = useState<Shape<'BotLinkDto'>>();
  const [trouble, setTrouble] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  async function make() {
    setBusy(true);
    setTrouble(undefined);
    try {
      setLink((await api.POST('/guests/{id}/bot-link', { params: { path: { id } } })).data);
    } catch (error) {
      setTrouble(error);
    }
    setBusy(false);
  }
  return (
    <Card title={t.botLink}>
      <div className="flex flex-col items-start gap-3">
        <p className="text-sm text-soft">{t.botLinkText}</p>
        {trouble !== undefined && <Notice tone="danger">{wordsOf(trouble, { no_bot: t.noBot })}</Notice>}
        <Button busy={busy} onClick={() => void make()}>
          {t.makeLink}
        </Button>
        {link && (
          <>
            {/* As a picture and not as part of the page: nothing in it can do anything. */}
            <img
              alt={t.qr}
              src={`data:image/svg+xml,${encodeURIComponent(link.qr_svg)}`}
              className="size-52 rounded-control border bg-white p-2"
            />
            <a href={link.url} target="_blank" rel="noreferrer" className="break-all text-accent-text underline">
              {link.url}
            </a>
            <Button
              small
              onClick={() =>
                void navigator.clipboard.writeText(link.url).then(
                  () => tell(words.copied),
                  // A page that did not come over https may not: the link can be copied by hand.
                  () => undefined,
                )
              }
            >
              {words.copy}
            </Button>
            <p className="text-sm text-soft">{t.goodUntil(momentInWords(link.expires_at, timezone))}</p>
          </>
        )}
      </div>
    </Card>
  );
}
