import { Bot as BotIcon, Unlink } from 'lucide-react';
import { useState } from 'react';
import { api, query, type Shape } from '../api/client';
import { useMay } from '../app/me';
import { seenAnew } from '../app/queries';
import { NotForYou } from '../app/shell';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Confirm } from '../ui/dialog';
import { CopyText } from '../ui/copy-text';
import { QrCode } from '../ui/qr-code';
import { Card, Empty, Loaded, PageHead } from '../ui/surface';
import { tell, tellTrouble } from '../ui/toast';
import { BotState } from './bot-state';
import { botTexts } from './bot-texts';
import { ConnectBot } from './connect-bot';
import { TokenForm } from './token-form';

type Bot = Shape<'BotDto'>;

export function BotPage() {
  const t = useTexts(botTexts);
  const [mayRead, mayWrite] = [useMay('bots.read'), useMay('bots.write')];
  const bots = query.useQuery('get', '/bots', {}, { enabled: mayRead });
  if (!mayRead) return <NotForYou />;
  return (
    <div className="mx-auto max-w-5xl">
      <PageHead title={t.title} />
      <Loaded of={bots}>
        {(all) => (
          <div className="flex flex-col gap-4">
            {all.length === 0 && <Empty icon={BotIcon} title={t.none} text={mayWrite ? t.noneText : t.noneAsk} />}
            {all.length === 0 && mayWrite && <ConnectBot />}
            {all.map((bot) => (
              <Connected key={bot.id} bot={bot} mayWrite={mayWrite} />
            ))}
          </div>
        )}
      </Loaded>
    </div>
  );
}

function Connected({ bot, mayWrite }: { bot: Bot; mayWrite: boolean }) {
  const t = useTexts(botTexts);
  const address = `https://t.me/${bot.bot_username}`;
  const replace = async (token: string) => {
    await api.PATCH('/bots/{id}', { params: { path: { id: bot.id } }, body: { token } });
    tell(t.replaced);
    await seenAnew('/bots');
  };
  return (
    <>
      <Card title={bot.name}>
        <div className="flex flex-wrap items-start gap-6">
          <div className="flex min-w-64 flex-1 flex-col gap-3">
            <a
              href={address}
              target="_blank"
              rel="noreferrer"
              className="self-start font-medium break-all text-accent-text underline"
            >
              @{bot.bot_username}
            </a>
            <CopyText label={t.link} text={address} />
          </div>
          <QrCode text={address} label={t.qr} save={t.saveQr} file={bot.bot_username} />
        </div>
      </Card>
      <BotState bot={bot} />
      {mayWrite && (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Card title={t.replace}>
            <p className="mb-3 text-soft">{t.replaceText}</p>
            <TokenForm action={t.doReplace} onSend={replace} />
          </Card>
          <Unlinking bot={bot} />
        </div>
      )}
    </>
  );
}

function Unlinking({ bot: { id, name } }: { bot: Bot }) {
  const t = useTexts(botTexts);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const unlink = async () => {
    setBusy(true);
    try {
      await api.DELETE('/bots/{id}', { params: { path: { id } } });
      tell(t.unlinked(name));
    } catch (error) {
      tellTrouble(error);
    }
    setBusy(false);
    setAsked(false);
    await seenAnew('/bots');
  };
  return (
    <Card title={t.unlink}>
      <p className="mb-3 text-soft">{t.unlinkText}</p>
      <Button look="danger" icon={Unlink} onClick={() => setAsked(true)}>
        {t.doUnlink}
      </Button>
      <Confirm
        open={asked}
        title={t.unlinkAsk(name)}
        text={t.unlinkAskText}
        action={t.doUnlink}
        busy={busy}
        onConfirm={() => void unlink()}
        onClose={() => setAsked(false)}
      />
    </Card>
  );
}
