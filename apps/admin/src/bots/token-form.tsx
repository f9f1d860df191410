import { useState, type FormEvent } from 'react';
import { isProblem, wordsOf } from '../api/problem';
import { textsNow, useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Input } from '../ui/field';
import { formOfToken } from './bot-rules';
import { botTexts } from './bot-texts';

export function wordsOfBot(error: unknown): string {
  const { problems } = textsNow(botTexts);
  if (isProblem(error) && error.status === 409) return error.said.bot_id ? problems.here : problems.elsewhere;
  return wordsOf(error, problems);
}

/** A token is typed, sent and gone: it stays in no field, and comes back from nowhere. */
export function TokenForm({ action, onSend }: { action: string; onSend: (token: string) => Promise<void> }) {
  const t = useTexts(botTexts);
  const [token, setToken] = useState('');
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function send(event: FormEvent) {
    event.preventDefault();
    const typed = token.trim();
    if (!formOfToken.test(typed)) return setFault(t.tokenWrong);
    setBusy(true);
    setFault(undefined);
    try {
      await onSend(typed);
      setToken('');
    } catch (error) {
      setFault(wordsOfBot(error));
      // One that was refused is no use; one that nobody could ask about is.
      if (isProblem(error) && (error.status === 422 || error.status === 409)) setToken('');
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={(event) => void send(event)} className="flex max-w-xl flex-col items-start gap-3">
      <Input
        className="w-full"
        label={t.token}
        hint={t.tokenHint}
        fault={fault}
        type="password"
        autoComplete="off"
        spellCheck={false}
        required
        value={token}
        onChange={(event) => setToken(event.target.value)}
      />
      <Button type="submit" look="primary" busy={busy}>
        {busy ? t.asking : action}
      </Button>
    </form>
  );
}
