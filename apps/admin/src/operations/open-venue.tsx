import { useId } from 'react';
import { api, newKey, type Shape } from '../api/client';
import { wordsOf } from '../api/problem';
import { seenAnew } from '../app/queries';
import { common } from '../texts/common';
import { useLanguage, useTexts } from '../texts/language';
import { ownZone, ZoneOptions } from '../time/zones';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Input, Select } from '../ui/field';
import { Notice } from '../ui/surface';
import { tell } from '../ui/toast';
import { given, useForm } from '../ui/use-form';
import { operationsTexts } from './operations-texts';

export function OpenVenue({ onClose }: { onClose: () => void }) {
  const t = useTexts(operationsTexts);
  const words = useTexts(common);
  const language = useLanguage();
  const formId = useId();
  const form = useForm(async (values) => {
    const body = given<Shape<'CreateTenantDto'>>(values);
    await api.POST('/tenants', { headers: { 'idempotency-key': newKey() }, body });
    await seenAnew('/tenants');
    tell(t.opened(body.name));
    onClose();
  });
  return (
    <Dialog
      title={t.open}
      open
      unsaved={form.isChanged}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" form={formId} look="primary" busy={form.busy}>
            {t.doOpen}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={form.onSubmit} onChange={form.onChange} noValidate className="flex flex-col gap-4">
        {form.trouble !== undefined && <Notice tone="danger">{wordsOf(form.trouble)}</Notice>}
        <Input label={t.name} name="name" required maxLength={200} fault={form.fault('name')} />
        <Select label={t.zone} name="timezone" defaultValue={ownZone()} fault={form.fault('timezone')}>
          <ZoneOptions />
        </Select>
        <Select label={t.language} name="language" defaultValue={language}>
          <option value="ru">Русский</option>
          <option value="en">English</option>
        </Select>
        <Input
          label={t.ownerEmail}
          hint={t.ownerHint}
          name="owner_email"
          inputMode="email"
          autoComplete="off"
          fault={form.fault('owner_email')}
        />
      </form>
    </Dialog>
  );
}
