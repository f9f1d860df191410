import { useState } from 'react';
import { api, query, type Shape } from '../api/client';
import { wordsOf } from '../api/problem';
import { useMe } from '../app/me';
import { seenAnew } from '../app/queries';
import { PasswordField } from '../sign-in/fields';
import { useTexts } from '../texts/language';
import { ownMoment } from '../time/venue-time';
import { Button } from '../ui/button';
import { Badge, Card, Loaded, Notice, PageHead } from '../ui/surface';
import { tell, tellTrouble } from '../ui/toast';
import { useForm } from '../ui/use-form';
import { accountTexts } from './account-texts';
import { deviceOf } from './device-rules';

export function SecurityPage() {
  const t = useTexts(accountTexts);
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-4">
      <PageHead title={t.security} />
      <PasswordCard />
      <SessionsCard />
    </div>
  );
}

function PasswordCard() {
  const t = useTexts(accountTexts);
  const me = useMe();
  const form = useForm(async ({ current_password = '', new_password = '' }, element) => {
    await api.POST('/auth/password', { body: { current_password, new_password } });
    element.reset();
    await seenAnew('/auth/sessions');
    tell(t.passwordChanged);
  });
  return (
    <Card title={t.changePassword}>
      <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
        <p className="text-soft">{t.changePasswordText}</p>
        {form.trouble !== undefined && <Notice tone="danger">{wordsOf(form.trouble)}</Notice>}
        <input type="hidden" name="username" autoComplete="username" value={me.email} readOnly />
        <PasswordField label={t.currentPassword} name="current_password" fault={form.fault} />
        <PasswordField label={t.newPassword} name="new_password" isNew fault={form.fault} />
        <Button type="submit" look="primary" busy={form.busy} className="self-start">
          {t.changePassword}
        </Button>
      </form>
    </Card>
  );
}

function SessionsCard() {
  const t = useTexts(accountTexts);
  const sessions = query.useQuery('get', '/auth/sessions');
  const [busy, setBusy] = useState(false);
  const done = async (work: () => Promise<unknown>, words: string) => {
    setBusy(true);
    try {
      await work();
      tell(words);
    } catch (error) {
      tellTrouble(error);
    }
    await seenAnew('/auth/sessions');
    setBusy(false);
  };
  const end = (id: string) => void done(() => api.DELETE('/auth/sessions/{id}', { params: { path: { id } } }), t.ended);
  return (
    <Card title={t.sessions}>
      <Loaded of={sessions}>
        {(rows) => (
          <div className="flex flex-col items-start gap-3">
            <ul className="w-full divide-y">
              {rows.map((session) => (
                <SessionRow key={session.id} session={session} busy={busy} onEnd={() => end(session.id)} />
              ))}
            </ul>
            {rows.length > 1 && (
              <Button busy={busy} onClick={() => void done(() => api.DELETE('/auth/sessions'), t.endedOthers)}>
                {t.endOthers}
              </Button>
            )}
          </div>
        )}
      </Loaded>
    </Card>
  );
}

function SessionRow({ session, busy, onEnd }: { session: Shape<'SessionDto'>; busy: boolean; onEnd: () => void }) {
  const t = useTexts(accountTexts);
  const device = deviceOf(session.user_agent) ?? t.unknownDevice;
  return (
    <li className="flex items-center gap-3 py-3">
      <div className="min-w-0 flex-1">
        <p className="font-medium">{session.impersonated ? t.byOperator : device}</p>
        <p className="text-soft">
          {[session.impersonated && device, session.ip, ownMoment(session.used_at)].filter(Boolean).join(' · ')}
        </p>
      </div>
      {session.current ? (
        <Badge tone="accent">{t.thisDevice}</Badge>
      ) : (
        <Button small busy={busy} aria-label={t.endOf(device)} onClick={onEnd}>
          {t.end}
        </Button>
      )}
    </li>
  );
}
