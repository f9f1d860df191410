import 'reflect-metadata';
import { signingKeyTimes } from '@guestflow/service';
import { FirstAdmin } from '../../identity/src/users/first-admin.service';
import { launch } from './launcher';
import { startPlatform } from './platform';

/** `npm start`: every service in this process. */
void launch(async ({ settings, secrets, adminUrl, adminFolder, done, onStop }) => {
  const platform = await startPlatform(
    {
      ...settings,
      adminUrl,
      passwords: secrets.passwords,
      sealingKeys: settings.sealingKeys ?? secrets.sealingKeys,
      signingKeys: signingKeyTimes(settings.signingKeyDays),
      poolSize: 8,
      prettyLogs: process.stdout.isTTY,
      adminFolder,
    },
    done,
  );
  onStop(() => platform.close());
  done('services and gateway');
  return {
    url: platform.url,
    broker: settings.brokerUrl ? 'given' : 'embedded',
    generatedPassword: platform.services.identity.app.get(FirstAdmin).generatedPassword,
  };
});
