import { useId } from 'react';
import { api, newKey, type Shape } from '../api/client';
import { wordsOf } from '../api/problem';
import { useMe, useVenue } from '../app/me';
import { seenAnew } from '../app/queries';
import { EmailField, NameFields } from '../sign-in/fields';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { roleTexts } from '../texts/roles';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Input, Select } from '../ui/field';
import { Notice } from '../ui/surface';
import { tell } from '../ui/toast';
import { given, useForm } from '../ui/use-form';
import { inVenue } from './in-venue';
import { rolesToGive } from './staff-rules';
import { staffTexts } from './staff-texts';

export function Invite({ ofVenue, venueId, onClose }: { ofVenue: boolean; venueId?: string; onClose: () => void }) {
  const t = useTexts(staffTexts);
  const words = useTexts(common);
  const roles = useTexts(roleTexts);
  const { role: own } = useMe();
  const venue = useVenue();
  const formId = useId();
  const toGive = ofVenue ? rolesToGive(own) : (['super_admin'] as const);
  const form = useForm(async (values) => {
    await api.POST('/users', {
      params: { query: inVenue(venueId) },
      headers: { 'idempotency-key': newKey() },
      body: given<Shape<'InviteUserDto'>>(values),
    });
    await seenAnew('/users');
    tell(t.invited(values.email ?? ''));
    onClose();
  });
  return (
    <Dialog
      title={ofVenue ? t.invite : t.inviteOperator}
      open
      unsaved={form.isChanged}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" form={formId} look="primary" busy={form.busy}>
            {t.inviteSend}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={form.onSubmit} onChange={form.onChange} noValidate className="flex flex-col gap-4">
        {form.trouble !== undefined && (
          <Notice tone="danger">{wordsOf(form.trouble, { conflict: t.worksHere })}</Notice>
        )}
        <EmailField fault={form.fault} autoComplete="off" />
        <Select
          label={t.role}
          name="role"
          // Most who are asked in are no second owner; whom an operator asks into a venue is, as a rule, its owner.
          defaultValue={own !== 'super_admin' ? 'receptionist' : toGive[0]}
          fault={form.fault('role')}
        >
          {toGive.map((role) => (
            <option key={role} value={role}>
              {roles[role]}
            </option>
          ))}
        </Select>
        <NameFields fault={form.fault} />
        <Select label={t.language} name="language" defaultValue={venue.language}>
          <option value="ru">Русский</option>
          <option value="en">English</option>
        </Select>
        {ofVenue && <Input label={t.note} name="note" maxLength={500} autoComplete="off" fault={form.fault('note')} />}
      </form>
    </Dialog>
  );
}
