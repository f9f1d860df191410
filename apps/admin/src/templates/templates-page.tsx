import { BellOff, MessageSquareText } from 'lucide-react';
import { useState } from 'react';
import { query } from '../api/client';
import { useTexts } from '../texts/language';
import { Badge, Empty, Loaded, PageHead } from '../ui/surface';
import { useUnsaved } from '../ui/unsaved';
import { TemplateEditor } from './template-editor';
import { groups, isChanged, type Draft, type Template, type Type } from './template-rules';
import { templatesTexts } from './templates-texts';

export function TemplatesPage() {
  const t = useTexts(templatesTexts);
  const found = query.useQuery('get', '/notification-templates');
  return (
    <>
      <PageHead title={t.title} note={t.note} />
      <Loaded of={found}>{(templates) => <Templates templates={templates} />}</Loaded>
    </>
  );
}

function Templates({ templates }: { templates: Template[] }) {
  const t = useTexts(templatesTexts);
  const [open, setOpen] = useState<Type>();
  // What is begun waits while one looks at another.
  const [drafts, setDrafts] = useState<Record<string, Draft | undefined>>({});
  const unsaved = templates.filter((template) => {
    const draft = drafts[template.id];
    return draft && isChanged(template, draft);
  });
  useUnsaved(unsaved.length > 0);
  const versions = templates.filter(({ type }) => type === open);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(16rem,20rem)_minmax(0,1fr)]">
      <nav aria-label={t.list} className={open ? 'max-lg:hidden' : undefined}>
        {groups.map(({ name, types }) => (
          <div key={name} className="mb-3">
            <h2 className="px-3 pb-1 text-sm font-semibold text-soft">{t.groups[name]}</h2>
            <ul className="rounded-card border bg-surface p-1.5">
              {types
                .filter((type) => templates.some((template) => template.type === type))
                .map((type) => (
                  <li key={type}>
                    <TypeRow
                      type={type}
                      isOpen={type === open}
                      isOn={templates.some((template) => template.type === type && template.is_active)}
                      isUnsaved={unsaved.some((template) => template.type === type)}
                      onOpen={() => setOpen(type)}
                    />
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </nav>
      {versions.length > 0 ? (
        <TemplateEditor
          key={open}
          versions={versions}
          drafts={drafts}
          setDraft={(id, draft) => setDrafts((all) => ({ ...all, [id]: draft }))}
          onBack={() => setOpen(undefined)}
        />
      ) : (
        <div className="rounded-card border bg-surface max-lg:hidden">
          <Empty icon={MessageSquareText} title={t.choose} />
        </div>
      )}
    </div>
  );
}

interface RowProps {
  type: Type;
  isOpen: boolean;
  isOn: boolean;
  isUnsaved: boolean;
  onOpen: () => void;
}

function TypeRow({ type, isOpen, isOn, isUnsaved, onOpen }: RowProps) {
  const t = useTexts(templatesTexts);
  return (
    <button
      type="button"
      aria-current={isOpen ? 'true' : undefined}
      onClick={onOpen}
      className="flex min-h-11 w-full items-center gap-2 rounded-control px-3 py-2 text-left font-medium hover:bg-sunken aria-[current=true]:bg-accent-soft aria-[current=true]:text-accent-text"
    >
      <span className="min-w-0 flex-1">{t.names[type]}</span>
      {isUnsaved && <Badge tone="warn">{t.unsaved}</Badge>}
      {!isOn && (
        <span className="inline-flex items-center gap-1 text-sm font-normal text-soft">
          <BellOff aria-hidden className="size-4" />
          {t.off}
        </span>
      )}
    </button>
  );
}
