import { useId, useState, type FormEvent } from 'react';
import { api, type Shape } from '../api/client';
import { wordsOf } from '../api/problem';
import { useMe } from '../app/me';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Checkbox, Input, Select } from '../ui/field';
import { Notice } from '../ui/surface';
import { apiKeysTexts, type Scope } from './api-keys-texts';
import { expiryOf, lasting, type Lasting } from './key-rules';

export function NewKey({ onClose, onMade }: { onClose: () => void; onMade: (key: Shape<'NewApiKeyDto'>) => void }) {
  const t = useTexts(apiKeysTexts);
  const words = useTexts(common);
  const { permissions } = useMe();
  const form = useId();
  const [name, setName] = useState('');
  const [days, setDays] = useState<Lasting>('365');
  const [scopes, setScopes] = useState<Scope[]>([]);
  const [noScopes, setNoScopes] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  // Nobody gives what he does not hold.
  const offered = (Object.keys(t.scopeWords) as Scope[]).filter((scope) => permissions.includes(scope));
  const turn = (scope: Scope, on: boolean) => {
    setScopes(on ? [...scopes, scope] : scopes.filter((other) => other !== scope));
    setNoScopes(false);
  };

  async function make(event: FormEvent) {
    event.preventDefault();
    if (scopes.length === 0) return setNoScopes(true);
    setBusy(true);
    setError(undefined);
    try {
      const body = { name: name.trim(), scopes, expires_at: expiryOf(days, new Date()) };
      const { data } = await api.POST('/api-keys', { body });
      onMade(data!);
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      place="side"
      title={t.newKey}
      unsaved={name !== '' || scopes.length > 0}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" type="submit" form={form} busy={busy}>
            {t.make}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void make(event)} className="flex flex-col gap-4">
        {error !== undefined && <Notice tone="danger">{wordsOf(error, { too_many_api_keys: t.tooMany })}</Notice>}
        <Input
          label={t.name}
          hint={t.nameHint}
          required
          maxLength={100}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Select label={t.lasts} value={days} onChange={(event) => setDays(event.target.value as Lasting)}>
          {lasting.map((one) => (
            <option key={one} value={one}>
              {t.lasting[one]}
            </option>
          ))}
        </Select>
        <fieldset>
          <legend className="text-sm font-medium">{t.scopes}</legend>
          {offered.map((scope) => (
            <Checkbox
              key={scope}
              label={t.scopeWords[scope]}
              hint={scope}
              checked={scopes.includes(scope)}
              onChange={(event) => turn(scope, event.target.checked)}
            />
          ))}
          {noScopes && (
            <p role="alert" className="text-sm text-danger-text">
              {t.scopesNeeded}
            </p>
          )}
        </fieldset>
      </form>
    </Dialog>
  );
}
