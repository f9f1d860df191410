import { Link } from '@tanstack/react-router';
import { LayoutGrid } from 'lucide-react';
import { useMay } from '../app/me';
import { useTexts } from '../texts/language';
import { Empty } from '../ui/surface';
import { journalTexts } from './journal-texts';

export function NoTables() {
  const t = useTexts(journalTexts);
  const mayWrite = useMay('tables.write');
  return (
    <Empty icon={LayoutGrid} title={t.noTables} text={t.noTablesText}>
      {mayWrite && (
        <Link to="/settings/tables" className="font-medium text-accent-text underline">
          {t.addTables}
        </Link>
      )}
    </Empty>
  );
}
