import { Power, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { api, query, type Shape } from '../api/client';
import { useMay, useVenue } from '../app/me';
import { seenAnew } from '../app/queries';
import { useTexts } from '../texts/language';
import { momentInWords } from '../time/venue-time';
import { Button } from '../ui/button';
import { Confirm } from '../ui/dialog';
import { Badge, Card, Trouble } from '../ui/surface';
import { tell, tellTrouble } from '../ui/toast';
import { standingOf } from './bot-rules';
import { botTexts, type BotStanding } from './bot-texts';

const tones: Record<BotStanding, 'accent' | 'warn' | 'danger' | 'plain'> = {
  works: 'accent',
  off: 'plain',
  revoked: 'danger',
  resting: 'warn',
  unreachable: 'warn',
  refused: 'danger',
  setting_up: 'warn',
};

/** How it is doing, by what is known here and by what Telegram says at this moment. */
export function BotState({ bot }: { bot: Shape<'BotDto'> }) {
  const t = useTexts(botTexts);
  const mayWrite = useMay('bots.write');
  // Not each time that it is looked at by itself.
  const [isAsked, setAsked] = useState(false);
  const card = query.useQuery(
    'get',
    '/bots/{id}',
    { params: { path: { id: bot.id } } },
    {
      staleTime: 0,
      // What is on its way to working is looked at again soon.
      refetchInterval: ({ state }) => (state.data && standingOf(state.data) === 'setting_up' ? 3_000 : 30_000),
    },
  );
  return (
    <Card title={t.state}>
      <div role="status" className="flex flex-col gap-3">
        {card.data && !card.isError ? (
          <Said card={card.data} />
        ) : card.isPending ? (
          <p className="text-soft">{t.asking}</p>
        ) : (
          <Trouble error={card.error} />
        )}
      </div>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button
          icon={RefreshCw}
          busy={isAsked}
          onClick={() => {
            setAsked(true);
            void card.refetch().then(() => setAsked(false));
          }}
        >
          {t.askAgain}
        </Button>
        {mayWrite && bot.reason !== 'token_revoked' && <Turn bot={bot} />}
      </div>
    </Card>
  );
}

function Said({ card }: { card: Shape<'BotCardDto'> }) {
  const t = useTexts(botTexts);
  const { timezone } = useVenue();
  const standing = standingOf(card);
  const [title, text] = t.states[standing];
  const { telegram } = card;
  const error = ({ last_error, last_error_at }: { last_error: string | null; last_error_at: string | null }) =>
    last_error && [last_error, last_error_at && momentInWords(last_error_at, timezone)].filter(Boolean).join(' · ');
  const facts: [string, string | false | null][] = [
    [t.mode, card.is_active && t.modes[card.mode]],
    [t.pending, telegram.pending_updates === null ? null : String(telegram.pending_updates)],
    [t.telegramError, error(telegram)],
    [t.ownError, error(card)],
    [t.validated, momentInWords(card.validated_at, timezone)],
  ];
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={tones[standing]}>{title}</Badge>
        <span>{text}</span>
      </p>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[max-content_1fr]">
        {facts
          .filter(([, fact]) => fact)
          .map(([name, fact]) => (
            <div key={name} className="contents">
              <dt className="text-soft">{name}</dt>
              <dd className="break-words">{fact}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}

function Turn({ bot: { id, name, is_active: isOn } }: { bot: Shape<'BotDto'> }) {
  const t = useTexts(botTexts);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const turn = async () => {
    setBusy(true);
    try {
      await api.PATCH('/bots/{id}', { params: { path: { id } }, body: { is_active: !isOn } });
      tell(isOn ? t.isOff(name) : t.isOn(name));
    } catch (error) {
      tellTrouble(error, t.problems);
    }
    setAsked(false);
    await seenAnew('/bots');
    setBusy(false);
  };
  return (
    <>
      <Button
        icon={Power}
        look={isOn ? 'plain' : 'primary'}
        busy={busy}
        onClick={() => (isOn ? setAsked(true) : void turn())}
      >
        {isOn ? t.turnOff : t.turnOn}
      </Button>
      <Confirm
        open={asked}
        title={t.turnOffAsk(name)}
        text={t.turnOffText}
        action={t.turnOff}
        busy={busy}
        onConfirm={() => void turn()}
        onClose={() => setAsked(false)}
      />
    </>
  );
}
