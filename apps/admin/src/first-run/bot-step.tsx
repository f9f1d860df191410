import { query } from '../api/client';
import { ConnectBot } from '../bots/connect-bot';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Loaded, Notice } from '../ui/surface';
import { firstRunTexts } from './first-run-texts';

export function BotStep({ onDone }: { onDone: () => void }) {
  const t = useTexts(firstRunTexts);
  const bots = query.useQuery('get', '/bots', {});
  return (
    <Loaded of={bots}>
      {([bot]) => (
        <div className="flex flex-col gap-4">
          {bot ? <Notice tone="accent">{t.botThere(bot.name)}</Notice> : <ConnectBot />}
          <div>
            <Button look={bot ? 'primary' : 'plain'} onClick={onDone}>
              {bot ? t.next : t.skip}
            </Button>
          </div>
        </div>
      )}
    </Loaded>
  );
}
