import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { api, query, type Shape } from '../api/client';
import { useMay, useVenue } from '../app/me';
import { seenAnew } from '../app/queries';
import { useTexts } from '../texts/language';
import { momentInWords } from '../time/venue-time';
import { useNow } from '../time/use-now';
import { Button } from '../ui/button';
import { Confirm } from '../ui/dialog';
import { Checkbox } from '../ui/field';
import { Badge, Card, Empty, Loaded } from '../ui/surface';
import { tell, tellTrouble } from '../ui/toast';
import { apiKeysTexts } from './api-keys-texts';
import { standingOf } from './key-rules';
import { NewKey } from './new-key';
import { ShownOnce } from './shown-once';

type ApiKey = Shape<'ApiKeyDto'>;

/** What partners' programs come in with. */
export function Keys() {
  const t = useTexts(apiKeysTexts);
  const mayWrite = useMay('api_keys.write');
  const keys = query.useQuery('get', '/api-keys', { params: { query: { limit: 200 } } });
  const now = useNow(60_000);
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<Shape<'NewApiKeyDto'>>();
  const [withOld, setWithOld] = useState(false);
  const add = mayWrite && (
    <Button look="primary" icon={Plus} onClick={() => setMaking(true)}>
      {t.newKey}
    </Button>
  );
  return (
    <Card actions={add}>
      <p className="mb-3 text-soft">{t.text}</p>
      <Loaded of={keys}>
        {(all) => {
          const good = all.filter((key) => standingOf(key, now) === 'active');
          const shown = withOld ? all : good;
          return (
            <>
              {shown.length === 0 && <Empty icon={KeyRound} title={t.none} text={t.noneText} />}
              <ul className="flex flex-col divide-y">
                {shown.map((key) => (
                  <Row key={key.id} apiKey={key} now={now} mayWrite={mayWrite} />
                ))}
              </ul>
              {all.length > good.length && (
                <Checkbox label={t.shownOld} checked={withOld} onChange={(event) => setWithOld(event.target.checked)} />
              )}
            </>
          );
        }}
      </Loaded>
      {isMaking && (
        <NewKey
          onClose={() => setMaking(false)}
          onMade={(key) => {
            setMaking(false);
            setMade(key);
          }}
        />
      )}
      {made && (
        <ShownOnce
          title={t.made(made.name)}
          text={t.once}
          label={t.theKey}
          secret={made.key}
          onKept={() => {
            setMade(undefined);
            void seenAnew('/api-keys');
          }}
        />
      )}
    </Card>
  );
}

function Row({ apiKey, now, mayWrite }: { apiKey: ApiKey; now: Date; mayWrite: boolean }) {
  const t = useTexts(apiKeysTexts);
  const { timezone } = useVenue();
  const { name, prefix, scopes, last_used_at, expires_at, revoked_at } = apiKey;
  const standing = standingOf(apiKey, now);
  const when = (instant: string) => momentInWords(instant, timezone);
  const until = () => {
    if (revoked_at) return t.revokedAt(when(revoked_at));
    if (!expires_at) return t.expiresNever;
    return standing === 'expired' ? t.expiredAt(when(expires_at)) : t.expiresAt(when(expires_at));
  };
  return (
    <li className="flex flex-wrap items-start gap-3 py-3">
      <div className="min-w-60 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          {name}
          <Badge tone={{ active: 'accent', expired: 'warn', revoked: 'plain' }[standing] as 'accent'}>
            {t[standing]}
          </Badge>
          <code className="text-sm font-normal text-soft">{prefix}…</code>
        </p>
        <p>{scopes.map((scope) => t.scopeWords[scope] ?? scope).join(', ')}</p>
        <p className="text-soft">
          {last_used_at ? t.lastUsed(when(last_used_at)) : t.neverUsed} · {until()}
        </p>
      </div>
      {mayWrite && standing !== 'revoked' && <Revoke apiKey={apiKey} />}
    </li>
  );
}

function Revoke({ apiKey: { id, name } }: { apiKey: ApiKey }) {
  const t = useTexts(apiKeysTexts);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const revoke = async () => {
    setBusy(true);
    try {
      await api.DELETE('/api-keys/{id}', { params: { path: { id } } });
      tell(t.revokeDone(name));
    } catch (error) {
      tellTrouble(error);
    }
    setBusy(false);
    setAsked(false);
    await seenAnew('/api-keys');
  };
  return (
    <>
      <Button aria-label={t.revokeOf(name)} onClick={() => setAsked(true)}>
        {t.revoke}
      </Button>
      <Confirm
        open={asked}
        title={t.revokeAsk(name)}
        text={t.revokeText}
        action={t.revoke}
        busy={busy}
        onConfirm={() => void revoke()}
        onClose={() => setAsked(false)}
      />
    </>
  );
}
