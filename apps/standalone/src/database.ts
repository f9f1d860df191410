import { EmbeddedPostgres, startEmbeddedPostgres } from '@guestflow/persistence';
import { LauncherSettings } from './settings';

export interface Database {
  adminUrl: string;
  name: string;
  stop(): Promise<void>;
}

/** The database that was given, or one of our own. */
export async function openDatabase({ databaseUrl, dataDir }: LauncherSettings): Promise<Database> {
  if (databaseUrl) {
    return { adminUrl: databaseUrl, name: `PostgreSQL at ${new URL(databaseUrl).host}`, stop: () => Promise.resolve() };
  }
  const embedded: EmbeddedPostgres = await startEmbeddedPostgres({ dataDir });
  return { adminUrl: embedded.adminUrl, name: `PostgreSQL in ${embedded.location}`, stop: () => embedded.stop() };
}
