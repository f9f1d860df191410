import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/client';
import { wordsOf } from '../api/problem';
import { enter, usePerson } from '../app/session';
import { useLanguage, useTexts } from '../texts/language';
import { roleTexts } from '../texts/roles';
import { Button } from '../ui/button';
import { Notice, PageHead, Skeletons, Trouble } from '../ui/surface';
import { tell } from '../ui/toast';
import { given, useForm } from '../ui/use-form';
import { NameFields, PasswordField } from './fields';
import { DeadLink, isDeadLink, NoLink, useLetterSecret } from './letter-link';
import { OutsideFrame } from './outside-frame';
import { signInTexts } from './sign-in-texts';

export function InvitationPage() {
  const t = useTexts(signInTexts);
  const roles = useTexts(roleTexts);
  const language = useLanguage();
  const navigate = useNavigate();
  const person = usePerson();
  const token = useLetterSecret();
  const [dead, setDead] = useState(false);
  const offer = useQuery({
    queryKey: ['invitation', token],
    enabled: token !== undefined,
    queryFn: async () => (await api.POST('/auth/invitation', { body: { token: token! } })).data!,
    staleTime: Infinity,
  });
  const form = useForm(async ({ first_name, last_name, password }) => {
    const isNew = offer.data?.needs_password;
    try {
      await enter('/auth/invitation/accept', {
        token,
        ...given({ first_name, last_name, password, ...(isNew && { language }) }),
      });
    } catch (error) {
      if (!isDeadLink(error)) throw error;
      return setDead(true);
    }
    await navigate({ to: '/' });
    tell(t.accepted);
  });
  if (!token) return <NoLink />;
  if (dead || isDeadLink(offer.error)) return <DeadLink>{t.askInviter}</DeadLink>;
  if (!offer.data)
    return (
      <OutsideFrame>
        {offer.isPending ? <Skeletons /> : <Trouble error={offer.error} retry={() => void offer.refetch()} />}
      </OutsideFrame>
    );
  const { email, role, venue_name: venue, organization_name: organization, needs_password: isNew } = offer.data;
  return (
    <OutsideFrame>
      <PageHead title={venue ? t.invitationVenue(venue) : t.invitationPlatform} />
      <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          <dt className="text-soft">{t.yourRole}</dt>
          <dd className="font-medium">{roles[role]}</dd>
          {organization && organization !== venue && (
            <>
              <dt className="text-soft">{t.organization}</dt>
              <dd>{organization}</dd>
            </>
          )}
          <dt className="text-soft">{t.email}</dt>
          <dd className="break-all">{email}</dd>
        </dl>
        {!isNew && <p>{t.known}</p>}
        {person && person.email !== email && <Notice>{t.otherPerson(person.name, email)}</Notice>}
        {form.trouble !== undefined && <Notice tone="danger">{wordsOf(form.trouble)}</Notice>}
        {/* For the browser, which keeps passwords by whose they are. */}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        {isNew && (
          <>
            <NameFields fault={form.fault} />
            <PasswordField label={t.choosePassword} isNew fault={form.fault} />
          </>
        )}
        <Button type="submit" look="primary" busy={form.busy}>
          {t.accept}
        </Button>
      </form>
    </OutsideFrame>
  );
}
