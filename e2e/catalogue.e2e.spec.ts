import { ServiceName, serviceNames } from '@guestflow/contracts';
import { migrate, platformRoleOfService, roleOfService, schemaOfService } from '@guestflow/persistence';
import { createTestDatabase, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { databases } from '../apps/standalone/src/services';

/**
 * What PostgreSQL itself says of the whole database once every service is migrated. Each check returns the sentences
 * that are wrong, so that a table added tomorrow that forgets its fence is named here.
 */

/** Tenant tables that no index finds by venue, and why they need none. */
const withoutVenueIndex: Record<string, string> = {
  'bot_gateway.updates': 'found by its bot, which is of one venue',
  'bot_gateway.bot_paces': 'one row a bot, found by it',
  'bot_gateway.chat_paces': 'one row a chat of a bot, found by both',
  'messaging.letters': 'found by the venue in whichever state, through three indexes that share them out',
};

/** Tables that are of no venue, and why: a table that is neither here nor has a venue_id would be open to all venues. */
/** What only an owner may do and a service must: none of them reads or tells anything of a venue. */
const withOwnersRights = [
  ...['drop_audit_log_before', 'drop_events_partitions', 'make_events_partition'].map((name) => `analytics.${name}`),
  'crm.count_guests_anew',
].map((name) => `${name}: a function with its owner’s rights`);

const ofNoVenue: Record<string, string> = {
  ...Object.fromEntries(
    serviceNames.map(schemaOfService).flatMap((schema) => [
      [`${schema}.migrations`, 'the steps its schema has taken'],
      [`${schema}.outbox`, 'facts on their way out, read by the relay alone'],
      [`${schema}.inbox`, 'ids of the events it has handled'],
      [`${schema}.parked_events`, 'facts it could not handle, for operators'],
      [`${schema}.idempotency_keys`, 'answers under a scope that names the caller and the venue'],
      [`${schema}.forgotten`, 'ids and keyed hashes of who was erased, asked about by facts of any venue'],
    ]),
  ),
  'identity.organizations': 'who pays; it stands above venues',
  'identity.venues': 'the venues themselves',
  'identity.users': 'a person may work in several venues',
  'identity.signing_keys': 'the platform’s own',
  'identity.organization_owners': 'above venues, as the organization is',
  'identity.sessions': 'a person’s sign-ins, whatever the venue',
  'identity.refresh_tokens': 'of a session',
  'identity.links': 'of a person, found by their hash alone',
  'identity.mails': 'letters to a person, whose e-mail is of no venue; sealed',
  'identity.request_counts': 'counted at the gateways for minutes, by ids and hashes alone',
  'identity.sign_in_attempts': 'counted before it is known who signs in',
  'bot_gateway.replicas': 'which processes are at work',
  'bot_gateway.polls': 'which of them asks for a bot’s updates: ids alone',
  'messaging.letter_pace': 'when the next letter of anybody may leave: one row, a time',
  'analytics.chain_keys': 'one key, of all chains; sealed',
  'analytics.user_names': 'who works where is of no matter: ids that stand in the log, and how they are called',
  'broker.migrations': 'the steps its schema has taken',
  'broker.bindings': 'which queue wants which events',
  'broker.messages': 'facts on their way, read by their queue alone',
};

const names = [...serviceNames, 'broker' as const];
const schemas = names.map(schemaOfService);
const homes = new Map<string, { service: ServiceName | 'broker'; schema: string; platform: boolean }>(
  names.flatMap((service) => {
    const home = { service, schema: schemaOfService(service) };
    return [
      [roleOfService(service), { ...home, platform: false }] as const,
      ...(service === 'broker' ? [] : [[platformRoleOfService(service), { ...home, platform: true }] as const]),
    ];
  }),
);

const ourSchemas = `n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;
// An administrator whose own name begins the same way is not one of the services' roles.
const ourRoles = `r.rolname LIKE 'guestflow\\_%' AND r.rolname <> session_user`;
const hasVenue = `EXISTS (SELECT 1 FROM pg_attribute v WHERE v.attrelid = c.oid AND v.attname = 'venue_id' AND NOT v.attisdropped)`;
const relation = `format('%s.%s', n.nspname, c.relname)`;

describe('the catalogue of the migrated database', () => {
  let database: TestDatabase;
  let admin: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrate({ adminUrl: database.adminUrl, passwords: {}, databases });
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
  });

  afterAll(async () => {
    await admin?.end();
    await database?.drop();
  });

  const query = async <Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> =>
    (await admin.query<Row>(sql, parameters)).rows;
  const sentences = async (sql: string, parameters: unknown[] = []): Promise<string[]> =>
    (await query<{ wrong: string }>(sql, parameters)).map(({ wrong }) => wrong).sort();

  /** Does something to the database and sees what a check says of it; then it never happened. */
  async function after(statements: string[], check: () => Promise<string[]>): Promise<string[]> {
    await admin.query('BEGIN');
    try {
      for (const statement of statements) await admin.query(statement);
      return await check();
    } finally {
      await admin.query('ROLLBACK');
    }
  }

  interface Policy {
    schema: string;
    table: string;
    policy: string;
    command: string;
    permissive: boolean;
    roles: string[];
    using: string | null;
    check: string | null;
  }

  const policies = () =>
    query<Policy>(
      `SELECT schemaname AS schema, tablename AS table, policyname AS policy, cmd AS command, roles::text[] AS roles,
              permissive = 'PERMISSIVE' AS permissive, qual AS using, with_check AS check FROM pg_policies`,
    );

  // One venue or, where the platform has rows of its own, the platform; and nothing joined to it by OR.
  const namesTheVenue = (condition: string | null) =>
    condition !== null &&
    /^\(venue_id = .*current_setting\('app\.venue_id'::text, true\)/.test(condition) &&
    !/\bOR\b/.test(condition);

  async function openTables(): Promise<string[]> {
    const tables = await query<{ name: string; enabled: boolean; forced: boolean }>(
      `SELECT ${relation} AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p') AND ${ourSchemas} AND ${hasVenue}`,
    );
    const closing = (await policies()).filter(({ command, permissive }) => command === 'ALL' && permissive);
    return tables
      .flatMap(({ name, enabled, forced }) => [
        ...(enabled ? [] : [`${name}: row-level security is not enabled`]),
        ...(forced ? [] : [`${name}: row-level security is not forced`]),
        ...(closing.some((policy) => `${policy.schema}.${policy.table}` === name) ? [] : [`${name}: has no policy`]),
      ])
      .sort();
  }

  async function openPolicies(): Promise<string[]> {
    return (await policies())
      .flatMap(({ schema, table, policy, command, roles, using, check }) => {
        const name = `${schema}.${table}: ${policy}`;
        return roles.flatMap((role) => {
          const home = homes.get(role);
          if (role !== 'public' && home?.schema !== schema)
            return [`${name} is for ${role}, who is no role of its schema`];
          // What holds for everybody holds for the platform's role too, and there it only takes away.
          if (home?.platform) return command === 'SELECT' ? [] : [`${name} lets ${role} ${command}`];
          return [
            ...(namesTheVenue(using) ? [] : [`${name}: its USING does not name app.venue_id`]),
            ...(namesTheVenue(check) ? [] : [`${name}: its WITH CHECK does not name app.venue_id`]),
          ];
        });
      })
      .sort();
  }

  const looseVenueIds = () =>
    sentences(
      `SELECT ${relation} || ': venue_id is ' || format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN '' ELSE ', may be null' END AS wrong
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'venue_id' AND NOT a.attisdropped
       WHERE c.relkind IN ('r', 'p') AND ${ourSchemas} AND NOT (a.attnotnull AND a.atttypid = 'uuid'::regtype)`,
    );

  const tablesOfNoVenue = () =>
    sentences(
      `SELECT ${relation} AS wrong FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p', 'f', 'm') AND ${ourSchemas} AND NOT ${hasVenue}`,
    );

  const unindexed = () =>
    sentences(
      `SELECT ${relation} AS wrong FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND ${ourSchemas} AND ${hasVenue} AND NOT EXISTS (
         SELECT 1 FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
         WHERE i.indrelid = c.oid AND a.attname = 'venue_id' AND i.indisvalid AND i.indpred IS NULL)`,
    );

  /** What reads with its owner's rights, and its owner is the administrator: policies do not hold there. */
  const aroundThePolicies = () =>
    sentences(
      `SELECT ${relation} || ': a view with its owner’s rights' AS wrong
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('v', 'm') AND ${ourSchemas}
         AND NOT COALESCE(c.reloptions && ARRAY['security_invoker=true', 'security_invoker=on'], false)
       UNION ALL
       SELECT format('%s.%s: a function with its owner’s rights', n.nspname, p.proname)
       FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prosecdef AND ${ourSchemas}`,
    );

  const mightyRoles = () =>
    sentences(
      `SELECT r.rolname || ' ' || what AS wrong FROM pg_roles r,
         LATERAL (VALUES ('is superuser', r.rolsuper), ('bypasses row-level security', r.rolbypassrls),
                         ('creates roles', r.rolcreaterole), ('creates databases', r.rolcreatedb),
                         ('replicates', r.rolreplication)) AS may (what, does)
       WHERE ${ourRoles} AND does`,
    );

  const owners = () =>
    sentences(
      `SELECT r.rolname || ' owns ' || what AS wrong FROM pg_roles r JOIN (
         SELECT c.relowner AS owner, ${relation} AS what FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
         UNION ALL SELECT nspowner, 'the schema ' || nspname FROM pg_namespace
         UNION ALL SELECT proowner, 'the function ' || proname FROM pg_proc
         UNION ALL SELECT datdba, 'the database ' || datname FROM pg_database
       ) AS owned ON owned.owner = r.oid WHERE ${ourRoles}`,
    );

  async function memberships(): Promise<string[]> {
    const rows = await query<{ member: string; of: string; works: boolean; admin: boolean }>(
      // Since PostgreSQL 16 each membership says for itself whether it works without SET ROLE: asked is what comes of it.
      `SELECT r.rolname AS member, g.rolname AS of, pg_has_role(r.oid, g.oid, 'USAGE') AS works, m.admin_option AS admin
       FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member JOIN pg_roles g ON g.oid = m.roleid
       WHERE ${ourRoles} OR (g.rolname LIKE 'guestflow\\_%' AND NOT r.rolsuper AND r.rolname <> session_user)`,
    );
    return rows
      .flatMap(({ member, of, works, admin: gives }) => [
        ...(homes.has(member) && of === `${member}_platform` ? [] : [`${member} is a member of ${of}`]),
        ...(works ? [`${member} has the privileges of ${of} without turning into it`] : []),
        ...(gives ? [`${member} may give ${of} to others`] : []),
      ])
      .sort();
  }

  const inheriting = () =>
    sentences(`SELECT r.rolname AS wrong FROM pg_roles r WHERE r.rolinherit AND r.rolname = ANY ($1)`, [
      names.map(roleOfService),
    ]);

  async function reach(): Promise<string[]> {
    const rows = await query<{ role: string; kind: string; schema: string; name: string; privileges: string[] }>(
      `WITH r AS (SELECT r.oid, r.rolname FROM pg_roles r WHERE ${ourRoles})
       SELECT r.rolname AS role, 'schema' AS kind, n.nspname AS schema, '' AS name,
              array(SELECT p FROM unnest(ARRAY['USAGE', 'CREATE']) p WHERE has_schema_privilege(r.oid, n.oid, p)) AS privileges
       FROM r, pg_namespace n WHERE ${ourSchemas}
       UNION ALL
       SELECT r.rolname, 'relation', n.nspname, c.relname, CASE WHEN c.relkind = 'S'
         THEN array(SELECT p FROM unnest(ARRAY['SELECT', 'UPDATE', 'USAGE']) p WHERE has_sequence_privilege(r.oid, c.oid, p))
         ELSE array(SELECT p FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) p WHERE has_any_column_privilege(r.oid, c.oid, p))
           || array(SELECT p FROM unnest(ARRAY['DELETE', 'TRUNCATE', 'TRIGGER']) p WHERE has_table_privilege(r.oid, c.oid, p)) END
       FROM r, pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND ${ourSchemas}
       UNION ALL
       SELECT r.rolname, 'database', '', current_database(),
              array(SELECT p FROM unnest(ARRAY['CREATE', 'TEMPORARY']) p WHERE has_database_privilege(r.oid, current_database(), p))
       FROM r`,
    );
    return rows
      .flatMap(({ role, kind, schema, name, privileges }) => {
        const allowed = allowedTo(role, kind, schema);
        const over = privileges.filter((privilege) => !allowed.includes(privilege));
        const what = kind === 'relation' ? `${schema}.${name}` : `${kind} ${schema || name}`;
        return over.length > 0 ? [`${role} may ${over.join(', ')} on ${what}`] : [];
      })
      .sort();
  }

  function allowedTo(role: string, kind: string, schema: string): string[] {
    const home = homes.get(role);
    if (kind === 'schema') return schema === 'public' || home?.schema === schema ? ['USAGE'] : [];
    if (kind === 'database' || home?.schema !== schema) return [];
    return home.platform ? ['SELECT'] : ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'USAGE'];
  }

  const table = (name: string, more: string[] = []) => [
    `CREATE TABLE ${name} (id uuid PRIMARY KEY, venue_id uuid NOT NULL)`,
    ...more,
  ];
  const condition = `venue_id = NULLIF(current_setting('app.venue_id', true), '')::uuid`;

  describe('of tables:', () => {
    it('there are some of each schema, so that the rest of this proves something', async () => {
      const found = await query<{ schema: string; with_venue: number }>(
        `SELECT n.nspname AS schema, count(*) FILTER (WHERE ${hasVenue})::int AS with_venue
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relkind IN ('r', 'p') AND ${ourSchemas} GROUP BY 1`,
      );
      expect(found.map(({ schema }) => schema).sort()).toEqual([...schemas].sort());
      expect(found.reduce((sum, { with_venue: count }) => sum + count, 0)).toBeGreaterThan(4);
    });

    it('each with a venue_id is closed to other venues, to its own service too', async () => {
      expect(await openTables()).toEqual([]);
      expect(await openPolicies()).toEqual([]);
      expect(await looseVenueIds()).toEqual([]);
    });

    it('each without a venue_id is known to be of no venue', async () => {
      expect((await tablesOfNoVenue()).filter((name) => !(name in ofNoVenue))).toEqual([]);
    });

    it('each with a venue_id is found by it through an index', async () => {
      expect((await unindexed()).filter((name) => !(name in withoutVenueIndex))).toEqual([]);
    });

    it('none is listed as an exception that is not one', async () => {
      const [noVenue, noIndex] = [await tablesOfNoVenue(), await unindexed()];
      expect(Object.keys(ofNoVenue).filter((name) => !noVenue.includes(name))).toEqual([]);
      expect(Object.keys(withoutVenueIndex).filter((name) => !noIndex.includes(name))).toEqual([]);
    });

    it('none is seen through something that policies do not hold for', async () => {
      expect(await aroundThePolicies()).toEqual(withOwnersRights);
    });

    it('the audit log is added to and read: what stands in it is not removed, and changed only to forget a guest', async () => {
      const [row] = await query<{ may: string[] }>(
        `SELECT array(SELECT p FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p
                      WHERE has_table_privilege('guestflow_analytics', 'analytics.events', p)) AS may,
                array(SELECT attname::text FROM pg_attribute
                       WHERE attrelid = 'analytics.events'::regclass AND attnum > 0
                         AND has_column_privilege('guestflow_analytics', attrelid, attnum, 'UPDATE') ORDER BY 1) AS columns`,
      );
      // A guest who is forgotten is taken out of these, and a trigger lets nothing else be done to them.
      const columns = ['after', 'before', 'ip', 'salt', 'user_agent'];
      expect(row).toEqual({ may: ['SELECT', 'INSERT'], columns });
    });
  });

  describe('of roles:', () => {
    it('each service has its own, and its platform role beside it', async () => {
      const found = await query<{ name: string }>('SELECT rolname AS name FROM pg_roles WHERE rolname = ANY ($1)', [
        [...homes.keys()],
      ]);
      expect(found.map(({ name }) => name).sort()).toEqual([...homes.keys()].sort());
    });

    it('none is mighty', async () => {
      expect(await mightyRoles()).toEqual([]);
    });

    it('none owns anything', async () => {
      expect(await owners()).toEqual([]);
    });

    it('each may turn into its own platform role, and has nothing of it before', async () => {
      expect(await memberships()).toEqual([]);
      expect(await inheriting()).toEqual([]);
    });

    it('no platform role signs in', async () => {
      const rows = await query(
        `SELECT rolname FROM pg_roles WHERE rolcanlogin AND rolname LIKE 'guestflow\\_%\\_platform'`,
      );
      expect(rows).toEqual([]);
    });

    it('each reaches its own schema only, and makes nothing in any', async () => {
      expect(await reach()).toEqual([]);
    });

    it('each does reach its own schema', async () => {
      const rows = await query<{ role: string }>(
        `SELECT r.role FROM unnest($1::text[], $2::text[]) AS r (role, schema)
         WHERE NOT has_schema_privilege(r.role, r.schema, 'USAGE')`,
        [[...homes.keys()], [...homes.values()].map(({ schema }) => schema)],
      );
      expect(rows).toEqual([]);
    });
  });

  describe('is told of by name when', () => {
    it.each<[string, () => Promise<string[]>, string[], string[]]>([
      [
        'a table with a venue_id has no row-level security',
        openTables,
        table('booking.unfenced'),
        [
          'booking.unfenced: has no policy',
          'booking.unfenced: row-level security is not enabled',
          'booking.unfenced: row-level security is not forced',
        ],
      ],
      [
        'a table is closed to everybody but its owner',
        openTables,
        table('crm.half', [
          'ALTER TABLE crm.half ENABLE ROW LEVEL SECURITY',
          `CREATE POLICY venue_only ON crm.half USING (${condition}) WITH CHECK (${condition})`,
        ]),
        ['crm.half: row-level security is not forced'],
      ],
      [
        'a table is in the public schema',
        openTables,
        table('public.stray', [
          'ALTER TABLE public.stray ENABLE ROW LEVEL SECURITY',
          'ALTER TABLE public.stray FORCE ROW LEVEL SECURITY',
        ]),
        ['public.stray: has no policy'],
      ],
      [
        'a policy lets everything be read',
        openPolicies,
        ['CREATE POLICY all_of_it ON booking.venues USING (true)'],
        [
          'booking.venues: all_of_it: its USING does not name app.venue_id',
          'booking.venues: all_of_it: its WITH CHECK does not name app.venue_id',
        ],
      ],
      [
        'a policy leaves a way beside the venue',
        openPolicies,
        [`CREATE POLICY beside ON booking.venues USING (${condition} OR status = 'active') WITH CHECK (${condition})`],
        ['booking.venues: beside: its USING does not name app.venue_id'],
      ],
      [
        'a policy of the service’s own role says nothing of what is written',
        openPolicies,
        [`CREATE POLICY reads ON booking.venues FOR SELECT TO guestflow_booking USING (${condition})`],
        ['booking.venues: reads: its WITH CHECK does not name app.venue_id'],
      ],
      [
        'a policy lets the platform write',
        openPolicies,
        ['CREATE POLICY writes ON booking.venues TO guestflow_booking_platform USING (true)'],
        ['booking.venues: writes lets guestflow_booking_platform ALL'],
      ],
      [
        'a policy is for another service',
        openPolicies,
        ['CREATE POLICY guests ON booking.venues FOR SELECT TO guestflow_crm_platform USING (true)'],
        ['booking.venues: guests is for guestflow_crm_platform, who is no role of its schema'],
      ],
      [
        'a venue_id may be missing',
        looseVenueIds,
        ['CREATE TABLE booking.loose (venue_id uuid)', 'CREATE TABLE booking.wordy (venue_id text NOT NULL)'],
        ['booking.loose: venue_id is uuid, may be null', 'booking.wordy: venue_id is text'],
      ],
      [
        'a table has no index that begins with its venue',
        async () => (await unindexed()).filter((name) => !(name in withoutVenueIndex)),
        table('booking.slow', [
          'CREATE INDEX ON booking.slow (id, venue_id)',
          'CREATE INDEX ON booking.slow (venue_id) WHERE id IS NULL',
        ]),
        ['booking.slow'],
      ],
      [
        'a view or a function goes around the policies',
        aroundThePolicies,
        [
          'CREATE VIEW booking.every_venue AS SELECT * FROM booking.venues',
          'CREATE VIEW booking.my_venue WITH (security_invoker = true) AS SELECT * FROM booking.venues',
          'CREATE FUNCTION booking.anybody() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS $$ SELECT count(*) FROM booking.venues $$',
        ],
        ['booking.anybody: a function with its owner’s rights', 'booking.every_venue: a view with its owner’s rights'],
      ],
      [
        'a role owns something',
        owners,
        ['ALTER TABLE booking.venues OWNER TO guestflow_booking', 'ALTER SCHEMA booking OWNER TO guestflow_booking'],
        ['guestflow_booking owns booking.venues', 'guestflow_booking owns the schema booking'],
      ],
      [
        'a role reaches what is not its own',
        reach,
        [
          'GRANT SELECT (slug) ON identity.venues TO guestflow_crm',
          'GRANT USAGE ON SCHEMA identity TO guestflow_crm',
          'GRANT CREATE ON SCHEMA public TO guestflow_crm',
          'GRANT TRUNCATE ON booking.venues TO guestflow_booking',
          'GRANT UPDATE ON booking.venues TO guestflow_booking_platform',
        ],
        [
          'guestflow_booking may TRUNCATE on booking.venues',
          'guestflow_booking_platform may UPDATE on booking.venues',
          'guestflow_crm may CREATE on schema public',
          'guestflow_crm may SELECT on identity.venues',
          'guestflow_crm may USAGE on schema identity',
        ],
      ],
    ])('%s', async (_what, check, statements, told) => {
      expect((await after(statements, check)).filter((each) => !withOwnersRights.includes(each))).toEqual(told);
      expect(await check()).not.toEqual(expect.arrayContaining(told));
    });

    it('a table has no venue_id and nobody said that it may', async () => {
      const found = await after(['CREATE TABLE booking.anybody (id uuid PRIMARY KEY)'], tablesOfNoVenue);
      expect(found.filter((name) => !(name in ofNoVenue))).toEqual(['booking.anybody']);
    });

    // Roles belong to the whole server, where other tests are at work with them: these stay inside their transaction.
    it('a role of this name is mighty, inherits or stands in another’s shoes', async () => {
      const strange = [
        'CREATE ROLE guestflow_strange BYPASSRLS CREATEROLE',
        'GRANT guestflow_crm TO guestflow_strange',
      ];
      expect(await after(strange, mightyRoles)).toEqual([
        'guestflow_strange bypasses row-level security',
        'guestflow_strange creates roles',
      ]);
      expect(await after(strange, memberships)).toEqual([
        'guestflow_strange has the privileges of guestflow_crm without turning into it',
        'guestflow_strange is a member of guestflow_crm',
      ]);
    });
  });
});
