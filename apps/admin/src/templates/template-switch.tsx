import { useState } from 'react';
import { api, ifVersion } from '../api/client';
import { seenAnew } from '../app/queries';
import { useTexts } from '../texts/language';
import { Switch } from '../ui/field';
import { tell, tellTrouble } from '../ui/toast';
import type { Template } from './template-rules';
import { templatesTexts } from './templates-texts';

interface Props {
  template: Template;
  name: string;
  mayWrite: boolean;
}

/** Whether it is sent at all: at once so, and in every language. */
export function TemplateSwitch({ template, name, mayWrite }: Props) {
  const t = useTexts(templatesTexts);
  const [wanted, setWanted] = useState<boolean>();
  const isOn = wanted ?? template.is_active;
  async function turn(is_active: boolean) {
    setWanted(is_active);
    try {
      const path = { id: template.id };
      const headers = ifVersion(template.version);
      await api.PATCH('/notification-templates/{id}', { params: { path }, body: { is_active }, headers });
      tell(is_active ? t.nowOn(name) : t.nowOff(name));
    } catch (error) {
      tellTrouble(error);
    }
    await seenAnew('/notification-templates');
    setWanted(undefined);
  }
  return (
    <Switch
      label={isOn ? t.isSent : t.isOff}
      on={isOn}
      disabled={!mayWrite || wanted !== undefined}
      onChange={(on) => void turn(on)}
    />
  );
}
