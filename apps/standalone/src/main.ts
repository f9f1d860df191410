import 'reflect-metadata';
import fs from 'node:fs';
import path from 'node:path';
import { isFree } from '@guestflow/persistence';
import { runToTheEnd, WrongSetting } from '@guestflow/service';
import { TelegramSimulator } from '@guestflow/testing';
import { FirstAdmin } from '../../identity/src/users/first-admin.service';
import { DataFolder } from './data-folder';
import { openDatabase } from './database';
import { loadDemo } from './demo';
import { startPlatform } from './platform';
import { readLauncherSettings } from './settings';
import { Progress } from './progress';

void runToTheEnd(async (environment) => {
  const settings = readLauncherSettings(environment);
  const progress = new Progress();
  const cleanUp: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const step of cleanUp.reverse()) await step();
    progress.say('Stopped.');
  };
  try {
    if (!(await isFree(settings.port, settings.host)))
      throw new WrongSetting('PORT', `${settings.port} is taken: choose another`);
    const folder = new DataFolder(settings.dataDir);
    folder.take();
    cleanUp.push(() => folder.letGo());
    const secrets = folder.secrets();

    const database = await openDatabase(settings);
    cleanUp.push(() => database.stop());
    progress.done(database.name);

    const platform = await startPlatform(
      {
        ...settings,
        adminUrl: database.adminUrl,
        passwords: secrets.passwords,
        sealingKeys: settings.sealingKeys ?? secrets.sealingKeys,
        poolSize: 8,
        prettyLogs: process.stdout.isTTY,
        adminFolder: adminFolder(),
      },
      (line) => progress.done(line),
    );
    cleanUp.push(() => platform.close());
    progress.done('services and gateway');

    const simulator = settings.telegramApiRoot ? undefined : await openSimulator(settings.port);
    if (simulator) cleanUp.push(() => simulator.close());

    const { generatedPassword } = platform.services.identity.app.get(FirstAdmin);
    const password = generatedPassword ?? settings.superAdmin.password;
    const demo =
      settings.demo && password ? await loadDemo(platform.url, settings.superAdmin.email, password) : undefined;
    if (demo) progress.done(`demo venue ${demo}`);

    progress.ready([
      ['GuestFlow', settings.publicUrl],
      ['Sign in', signIn(settings.superAdmin.email, generatedPassword, settings.superAdmin.password)],
      ['API', `${settings.publicUrl}/api/docs`],
      ['Telegram', simulator ? `${simulator.url} (the simulator)` : settings.telegramApiRoot!],
    ]);
    return stop;
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
});

function signIn(email: string, generated: string | undefined, set: string | undefined): string {
  if (generated) return `${email} / ${generated}   (shown this once: note it down)`;
  return `${email} / ${set ? 'the password in SUPER_ADMIN_PASSWORD' : 'the password shown at the first start; SUPER_ADMIN_PASSWORD sets another'}`;
}

/** Beside the gateway's port where that is free. */
async function openSimulator(port: number): Promise<TelegramSimulator> {
  for (let candidate = port + 81; ; candidate++) {
    if (await isFree(candidate)) return TelegramSimulator.start({ port: candidate });
  }
}

function adminFolder(): string {
  for (let folder = __dirname; ; folder = path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, 'package.json'))) return path.join(folder, 'apps', 'admin', 'placeholder');
  }
}
