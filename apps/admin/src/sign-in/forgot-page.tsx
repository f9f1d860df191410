import { useState } from 'react';
import { api } from '../api/client';
import { wordsOf } from '../api/problem';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Notice, PageHead } from '../ui/surface';
import { useForm } from '../ui/use-form';
import { EmailField } from './fields';
import { Said, ToSignIn } from './letter-link';
import { OutsideFrame } from './outside-frame';
import { signInTexts } from './sign-in-texts';

/** The answer is the same whether there is such an account or not. */
export function ForgotPage() {
  const t = useTexts(signInTexts);
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm(async ({ email = '' }) => {
    await api.POST('/auth/password/forgot', { body: { email } });
    setSentTo(email);
  });
  if (sentTo)
    return (
      <Said title={t.checkMail} text={t.checkMailText(sentTo)}>
        <ToSignIn />
      </Said>
    );
  return (
    <OutsideFrame>
      <PageHead title={t.forgot} note={t.forgotText} />
      <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
        {form.trouble !== undefined && <Notice tone="danger">{wordsOf(form.trouble)}</Notice>}
        <EmailField fault={form.fault} autoComplete="username" />
        <Button type="submit" look="primary" busy={form.busy}>
          {t.sendLink}
        </Button>
        <ToSignIn />
      </form>
    </OutsideFrame>
  );
}
