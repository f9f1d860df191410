import { ServiceName, serviceNames } from '@guestflow/contracts';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { DataSource } from 'typeorm';
import { Forgotten1764200000000, Foundation1763700000000 } from './foundation.migration';
import { platformRoleOfService, roleOfService, schemaOfService } from './names';
import { ServiceDatabase } from './service-database';

export interface MigrateOptions {
  /** Of a role that may create schemas, roles and extensions. Services never see it. */
  adminUrl: string;
  databases: ServiceDatabase[];
  /** The password each service's role gets. A service left out keeps the role it has (an operator made it). */
  passwords: Partial<Record<ServiceName | 'broker', string>>;
  say?: (line: string) => void;
}

// Any number: it only keeps two migration jobs from running at once.
const migrationLock = 7_203_911;

/** Makes every schema and role that is missing and brings every schema to its newest version. */
export async function migrate({
  adminUrl,
  databases,
  passwords,
  say = () => undefined,
}: MigrateOptions): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`SELECT pg_advisory_lock(${migrationLock})`);
    await provision(admin, passwords);
    for (const database of databases) await migrateSchema(admin, adminUrl, database, say);
  } finally {
    await admin.end();
  }
}

async function provision(admin: Client, passwords: MigrateOptions['passwords']): Promise<void> {
  const roles = await existingRoles(admin);
  const current = await admin.query<{ name: string }>('SELECT current_database() AS name');
  const database = escapeIdentifier(current.rows[0]!.name);
  const statements = [
    'CREATE EXTENSION IF NOT EXISTS btree_gist',
    'CREATE EXTENSION IF NOT EXISTS pg_trgm',
    'REVOKE CREATE ON SCHEMA public FROM PUBLIC',
    // A service's role connects because it is granted so, and reaches no other database's data.
    `REVOKE ALL ON DATABASE ${database} FROM PUBLIC`,
  ];
  for (const service of [...serviceNames, 'broker' as const]) {
    const [schema, role] = [schemaOfService(service), roleOfService(service)];
    const password = passwords[service];
    // NOINHERIT: being a member of the platform role gives nothing until a transaction turns into it.
    if (!roles.has(role)) statements.push(`CREATE ROLE ${role} NOLOGIN NOINHERIT`);
    else if (roles.get(role)!.inherits) statements.push(`ALTER ROLE ${role} NOINHERIT`);
    if (password) statements.push(`ALTER ROLE ${role} LOGIN PASSWORD ${escapeLiteral(password)}`);
    statements.push(
      `GRANT CONNECT ON DATABASE ${database} TO ${role}`,
      `CREATE SCHEMA IF NOT EXISTS ${schema}`,
      `GRANT USAGE ON SCHEMA ${schema} TO ${role}`,
      `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role}`,
      `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT USAGE ON SEQUENCES TO ${role}`,
    );
    if (service === 'broker') continue;
    const platform = platformRoleOfService(service);
    if (!roles.has(platform)) statements.push(`CREATE ROLE ${platform} NOLOGIN`);
    const known = roles.get(role);
    // Since PostgreSQL 16 a membership says for itself whether it inherits, as its member did when it was granted: with
    // an operator's own, every venue's rows may lie open. Granted anew to what is NOINHERIT by now, it does not.
    if (known?.inheritsFrom.includes(platform)) statements.push(`REVOKE ${platform} FROM ${role}`);
    if (!known?.memberOf.includes(platform) || known.inheritsFrom.includes(platform)) {
      statements.push(`GRANT ${platform} TO ${role}`);
    }
    statements.push(
      `GRANT USAGE ON SCHEMA ${schema} TO ${platform}`,
      `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT SELECT ON TABLES TO ${platform}`,
    );
  }
  await admin.query(statements.join(';\n'));
}

interface ExistingRole {
  inherits: boolean;
  memberOf: string[];
  inheritsFrom: string[];
}

/** Roles belong to the whole server, not to one database: what is right already is not touched. */
async function existingRoles(admin: Client): Promise<Map<string, ExistingRole>> {
  const { rows } = await admin.query<{ name: string; inherits: boolean; member_of: string[]; inherits_from: string[] }>(
    `SELECT r.rolname AS name, r.rolinherit AS inherits,
            array(SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid) AS member_of,
            array(SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
                  WHERE m.member = r.oid AND pg_has_role(r.oid, g.oid, 'USAGE')) AS inherits_from
     FROM pg_roles r WHERE r.rolname LIKE 'guestflow%'`,
  );
  return new Map(
    rows.map(({ name, inherits, member_of: memberOf, inherits_from: inheritsFrom }) => [
      name,
      { inherits, memberOf, inheritsFrom },
    ]),
  );
}

async function migrateSchema(
  admin: Client,
  adminUrl: string,
  { service, migrations }: ServiceDatabase,
  say: (line: string) => void,
): Promise<void> {
  const schema = schemaOfService(service);
  const all = service === 'broker' ? migrations : [Foundation1763700000000, Forgotten1764200000000, ...migrations];
  const { rows } = await admin.query<{ found: string | null }>(`SELECT to_regclass('${schema}.migrations') AS found`);
  if (rows[0]?.found) {
    // Asking first is much cheaper than a DataSource, and at most starts there is nothing to do.
    const done = await admin.query<{ name: string }>(`SELECT name FROM ${schema}.migrations`);
    const names = new Set(done.rows.map((row) => row.name));
    if (all.every((migration) => names.has(migration.name))) return;
  }
  const source = new DataSource({
    type: 'postgres',
    url: adminUrl,
    schema,
    migrations: all,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    installExtensions: false,
    extra: { options: `-c search_path=${schema},public`, max: 2 },
  });
  await source.initialize();
  try {
    const ran = await source.runMigrations();
    say(`${service}: ${ran.length} migration${ran.length === 1 ? '' : 's'}`);
  } finally {
    await source.destroy();
  }
}

/** The address a service signs in at: the administrator's, with the service's own role. */
export function urlForService(adminUrl: string, service: ServiceName | 'broker', password: string): string {
  const url = new URL(adminUrl);
  url.username = roleOfService(service);
  url.password = encodeURIComponent(password);
  return url.toString();
}
