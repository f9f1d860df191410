import 'reflect-metadata';
import { ServiceName, serviceNames } from '@guestflow/contracts';
import { migrate } from '@guestflow/persistence';
import { EnvironmentReader, WrongSetting, runToTheEnd } from '@guestflow/service';
import { databases } from './services';

/** The migration job of a deployment: makes schemas and roles, and brings them to this version. */
void runToTheEnd(async (environment) => {
  const read = new EnvironmentReader(environment);
  const adminUrl = read.url('DATABASE_URL', ['postgres', 'postgresql']);
  if (!adminUrl) throw new WrongSetting('DATABASE_URL', 'must be set: the database as an administrator');
  await migrate({ adminUrl, databases, passwords: parsePasswords(read.text('ROLE_PASSWORDS')), say: console.log });
  console.log('The database is at this version.');
  process.exit(0);
});

/** `identity:secret,booking:secret`: the services named get these; the others keep what an operator gave them. */
function parsePasswords(text: string | undefined): Partial<Record<ServiceName | 'broker', string>> {
  const known: string[] = [...serviceNames, 'broker'];
  return Object.fromEntries(
    (text ?? '')
      .split(',')
      .filter(Boolean)
      .map((item) => {
        const [name = '', ...password] = item.split(':');
        if (!known.includes(name.trim())) throw new WrongSetting('ROLE_PASSWORDS', `names no service: ${name}`);
        return [name.trim(), password.join(':')];
      }),
  );
}
