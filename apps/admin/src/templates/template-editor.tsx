import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useMay, useVenue } from '../app/me';
import { BubblePreview } from '../messages/bubble-preview';
import { useTexts } from '../texts/language';
import { Choice } from '../ui/field';
import { Card } from '../ui/surface';
import { TemplateForm } from './template-form';
import { draftOf, isChanged, type Draft, type Template } from './template-rules';
import { TemplateSwitch } from './template-switch';
import { templatesTexts } from './templates-texts';

interface Props {
  /** One in each language. */
  versions: Template[];
  drafts: Record<string, Draft | undefined>;
  setDraft: (id: string, draft: Draft | undefined) => void;
  onBack: () => void;
}

export function TemplateEditor({ versions, drafts, setDraft, onBack }: Props) {
  const t = useTexts(templatesTexts);
  const mayWrite = useMay('templates.write');
  const { language: ofVenue } = useVenue();
  const [language, setLanguage] = useState(ofVenue);
  const template = versions.find((each) => each.language === language) ?? versions[0]!;
  const isUnsaved = (each: Template) => isChanged(each, drafts[each.id] ?? draftOf(each));
  const name = t.names[template.type];
  return (
    <Card
      title={
        <span className="flex items-center gap-1">
          <button
            type="button"
            aria-label={t.back}
            onClick={onBack}
            className="inline-flex size-11 items-center justify-center rounded-control hover:bg-sunken lg:hidden"
          >
            <ArrowLeft aria-hidden className="size-5" />
          </button>
          {name}
        </span>
      }
      actions={<TemplateSwitch template={template} name={name} mayWrite={mayWrite} />}
    >
      <div className="flex flex-col gap-4">
        {!mayWrite && <p className="text-soft">{t.onlyLook}</p>}
        {template.type.startsWith('reminder') && (
          <p className="text-soft">
            {t.whenReminded}{' '}
            <Link to="/reminders" className="text-accent-text underline">
              {t.toReminders}
            </Link>
          </p>
        )}
        <div>
          <Choice
            label={t.language}
            value={template.language}
            options={versions.map((each) => ({
              value: each.language,
              label: t.languages[each.language] + (isUnsaved(each) ? ` · ${t.unsaved}` : ''),
            }))}
            onChange={setLanguage}
          />
        </div>
        {mayWrite ? (
          <TemplateForm
            key={template.id}
            template={template}
            draft={drafts[template.id] ?? draftOf(template)}
            setDraft={(draft) => setDraft(template.id, draft)}
          />
        ) : (
          <BubblePreview text={template.message_text} buttons={template.buttons} />
        )}
      </div>
    </Card>
  );
}
