import path from 'node:path';
import { isFree, parseSealingKeys } from '@guestflow/persistence';
import { WrongSetting, runToTheEnd } from '@guestflow/service';
import { DevMailbox, TelegramSimulator } from '@guestflow/testing';
import { DataFolder, LastRun, Secrets } from './data-folder';
import { openDatabase } from './database';
import { Demo, loadDemo } from './demo/demo';
import { demoBot, demoWords, demoWriter } from './demo/demo-data';
import { Progress } from './progress';
import { rootFolder } from './root-folder';
import { LauncherSettings, readLauncherSettings } from './settings';

/** What a platform is started upon. */
export interface Ground {
  settings: LauncherSettings;
  secrets: Secrets;
  adminUrl: string;
  adminFolder: string;
  done: (step: string) => void;
  say: (line: string) => void;
  /** Steps run in the opposite order of their adding: also when a signal comes, or something fails, before all stands. */
  onStop: (step: () => Promise<unknown>) => void;
}

export interface Launched {
  /** Where the gateway answers this machine. */
  url: string;
  /** The first super admin's, when this start made it: to be shown once. */
  generatedPassword?: string;
  broker: LastRun['broker'];
}

/** What `npm start` and `npm run start:cluster` have in common: all but how the services are run. */
export function launch(startPlatform: (ground: Ground) => Promise<Launched>): Promise<void> {
  return runToTheEnd(async (environment) => {
    const settings = readLauncherSettings(environment);
    const progress = new Progress();
    const cleanUp: (() => Promise<unknown>)[] = [];
    const onStop = (step: () => Promise<unknown>) => void cleanUp.push(step);
    let stopping: Promise<void> | undefined;
    const stop = () => (stopping ??= runAll(cleanUp.reverse()).then(() => progress.say('Stopped.')));

    let [started, interrupted] = [false, false];
    const interrupt = () => {
      if (started) return;
      interrupted = true;
      void stop().finally(() => process.exit(1));
    };
    // Never taken off again: a signal that came just before would be lost with its listener.
    process.on('SIGINT', interrupt).on('SIGTERM', interrupt);

    let launched: Launched | undefined;
    try {
      if (!(await isFree(settings.port, settings.host)))
        throw new WrongSetting('PORT', `${settings.port} is taken: choose another`);
      const folder = new DataFolder(settings.dataDir);
      folder.take();
      onStop(async () => folder.letGo());
      const secrets = folder.secrets();

      const opening = openDatabase(settings);
      onStop(async () => (await opening.catch(() => undefined))?.stop());
      const database = await opening;
      progress.done(database.name);

      const mailbox = settings.smtpUrl ? undefined : await openMailbox(settings.port);
      if (mailbox) onStop(() => mailbox.close());

      const simulator = settings.simulatesTelegram ? await openSimulator(settings.port) : undefined;
      if (simulator) onStop(() => simulator.close());
      // It forgets everything when it stops: the bot of the demo's venue is there again each time.
      simulator?.addBot({ ...demoBot, token: secrets.demoBotToken });
      const { telegram } = settings;

      launched = await startPlatform({
        settings: {
          ...settings,
          smtpUrl: settings.smtpUrl ?? mailbox?.smtpUrl,
          telegram: simulator ? { ...telegram, apiRoot: simulator.url, publicKey: simulator.publicKey } : telegram,
        },
        secrets,
        adminUrl: database.adminUrl,
        adminFolder: path.join(rootFolder(), 'dist', 'admin'),
        done: (step) => progress.done(step),
        say: (line) => progress.say(line),
        onStop,
      });
      folder.remember({
        adminUrl: settings.databaseUrl ? undefined : database.adminUrl,
        broker: launched.broker,
        brokerNamespace: settings.brokerNamespace,
        sealingKeys: [...parseSealingKeys(settings.sealingKeys ?? secrets.sealingKeys).keys()],
      });

      const { email } = settings.superAdmin;
      const password = launched.generatedPassword ?? settings.superAdmin.password;
      const demo =
        settings.demo && settings.ownerSignUp && password
          ? await loadDemo(launched.url, { email, password, botToken: simulator && secrets.demoBotToken })
          : undefined;
      if (demo) simulator?.guest(demoWriter).sends(demoBot.username, demoWords);
      if (demo) progress.done(`demo venue ${demo.venue}`);

      progress.ready([
        ['GuestFlow', settings.publicUrl],
        ['Sign in', signIn(settings.superAdmin, launched.generatedPassword)],
        ...ofDemo(demo, settings.publicUrl),
        ['API', `${settings.publicUrl}/api/docs`],
        [
          'Telegram',
          simulator
            ? `${simulator.url}?bot=${demoBot.username}   (a simulator: write to the demo venue’s bot)`
            : telegram.apiRoot,
        ],
        ['Mail', mailbox ? `${mailbox.url} (what would have been sent)` : new URL(settings.smtpUrl!).host],
      ]);
      started = true;
      return stop;
    } catch (error) {
      // What fails because everything is being taken down is no news; the signal's own end follows.
      if (interrupted) return await new Promise<never>(() => undefined);
      // Kept by nobody else: without it the platform would stand with a super admin that nobody can be.
      if (launched?.generatedPassword)
        progress.say(`Sign in  ${signIn(settings.superAdmin, launched.generatedPassword)}`);
      await stop().catch(() => undefined);
      throw error;
    }
  });
}

async function runAll(steps: (() => Promise<unknown>)[]): Promise<void> {
  for (const step of steps) await step();
}

const ofDemo = (demo: Demo | undefined, publicUrl: string): [string, string][] =>
  demo
    ? [
        ['Demo owner', `${demo.owner.email} / ${demo.owner.password}   (of the demo venue; shown this once)`],
        ['Demo guests', `${publicUrl}/#/book/${demo.slug}   (its booking page)`],
      ]
    : [];

function signIn({ email, password }: LauncherSettings['superAdmin'], generated: string | undefined): string {
  if (generated) return `${email} / ${generated}   (shown this once: note it down)`;
  return `${email} / ${password ? 'the password in SUPER_ADMIN_PASSWORD' : 'the password shown at the first start; SUPER_ADMIN_PASSWORD sets another'}`;
}

async function openSimulator(port: number): Promise<TelegramSimulator> {
  return TelegramSimulator.start({ port: await freePortFrom(port + 81), acceptAnyToken: true });
}

async function openMailbox(port: number): Promise<DevMailbox> {
  return DevMailbox.start({ port: await freePortFrom(port + 82) });
}

/** Beside the gateway's port where that is free. */
async function freePortFrom(first: number): Promise<number> {
  for (let candidate = first; ; candidate++) {
    if (await isFree(candidate)) return candidate;
  }
}
