import { useLocation, useNavigate } from '@tanstack/react-router';
import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

export interface Tab {
  value: string;
  label: ReactNode;
  content: ReactNode;
}

/** Parts of a page, one to be seen at a time. What is typed in one of them stays while another is looked at. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const value = tabs.find((tab) => tab.value === hash)?.value ?? tabs[0]!.value;
  const go = (next: string) => void navigate({ to: '.', hash: next, replace: true, hashScrollIntoView: false });
  return (
    <Radix.Root value={value} onValueChange={go}>
      <Radix.List aria-label={label} className="mb-4 flex gap-1 overflow-x-auto border-b">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="min-h-11 shrink-0 border-b-2 border-transparent px-3 font-medium whitespace-nowrap text-soft hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-accent-text"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} forceMount className="data-[state=inactive]:hidden">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
