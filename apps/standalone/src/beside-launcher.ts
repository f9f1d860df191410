import { WrongSetting } from '@guestflow/service';
import { DataFolder } from './data-folder';
import { LauncherSettings, readLauncherSettings } from './settings';

/**
 * What a command works on beside the launcher: the database that is given, else the launcher's own. While the launcher
 * does not run, its folder is ours until it is released.
 */
export function besideLauncher(environment: Record<string, string | undefined>) {
  const given = readLauncherSettings(environment);
  const folder = new DataFolder(given.dataDir);
  const run = folder.lastRun();
  const running = folder.holder() !== undefined;
  const databaseUrl = given.databaseUrl ?? (running ? run?.adminUrl : undefined);
  const settings: LauncherSettings = { ...given, databaseUrl };
  if (!databaseUrl) {
    if (!run) throw new WrongSetting('DATA_DIR', `${given.dataDir} has no database: set it, or DATABASE_URL`);
    if (!run.adminUrl) throw new WrongSetting('DATABASE_URL', 'must be set as it was for the launcher');
    folder.take();
  }
  return { settings, run, running, release: () => (databaseUrl ? undefined : folder.letGo()) };
}
