import { ExternalLink } from 'lucide-react';
import { api } from '../api/client';
import { useWishKey } from '../api/wish-key';
import { seenAnew } from '../app/queries';
import { useTexts } from '../texts/language';
import { classNames } from '../ui/class-names';
import { Card } from '../ui/surface';
import { tell } from '../ui/toast';
import { botTexts } from './bot-texts';
import { TokenForm } from './token-form';

/** From nothing to a bot that answers, in two steps. */
export function ConnectBot() {
  const t = useTexts(botTexts);
  const { keyOf } = useWishKey();
  const connect = async (token: string) => {
    const body = { token };
    const { data } = await api.POST('/bots', { params: { header: { 'Idempotency-Key': keyOf(body) } }, body });
    tell(t.connected(data!.name));
    await seenAnew('/bots');
  };
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card title={t.stepToken}>
        <p className="mb-3 text-soft">{t.stepTokenText}</p>
        <ol aria-label={t.chat} className="mb-4 flex flex-col gap-2 rounded-card bg-sunken p-3">
          {t.chatLines.map(([who, text]) => (
            <li
              key={text}
              className={classNames(
                'max-w-[85%] rounded-card px-3 py-1.5',
                who === 'you' ? 'self-end bg-accent-soft text-accent-text' : 'self-start bg-surface',
              )}
            >
              <span className="sr-only">{who === 'you' ? t.you : t.father}: </span>
              {text}
            </li>
          ))}
        </ol>
        <a
          href="https://t.me/BotFather"
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-11 items-center gap-2 font-medium text-accent-text underline"
        >
          {t.openFather}
          <ExternalLink aria-hidden className="size-4" />
        </a>
      </Card>
      <Card title={t.stepPaste}>
        <p className="mb-3 text-soft">{t.stepPasteText}</p>
        <TokenForm action={t.connect} onSend={connect} />
      </Card>
    </div>
  );
}
