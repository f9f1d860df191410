// Builds what is deployed and checks it against what the code says: node deploy/check-manifests.mjs
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { load, loadAll } from 'js-yaml'; // comes with @nestjs/swagger

const root = path.resolve(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)));
const read = (file) => fs.readFileSync(path.join(root, file), 'utf8');
let [passed, failed, skipped] = [0, 0, 0];

function check(what, holds) {
  try {
    if (!holds()) throw new Error('it does not');
    passed++;
  } catch (error) {
    failed++;
    console.log(`FAILED: ${what}${error.message === 'it does not' ? '' : ` (${error.message})`}`);
  }
}

// What the code says.
const services = [
  ...read('libs/contracts/src/events.ts')
    .match(/serviceNames = \[([^\]]+)\]/)[1]
    .matchAll(/'([\w-]+)'/g),
].map(([, name]) => name);
const ports = Object.fromEntries(
  [
    ...read('libs/service/src/settings.ts')
      .match(/servicePorts[^=]*= \{([^}]+)\}/)[1]
      .matchAll(/'?([\w-]+)'?: (\d+)/g),
  ].map(([, name, port]) => [name, Number(port)]),
);
const metrics = [...read('libs/observability/src/metrics.ts').matchAll(/name: '(guestflow_\w+)'/g)].map(
  ([, name]) => name,
);
const processes = ['gateway', ...services];
const roleOf = (service) => `guestflow_${service.replaceAll('-', '_')}`;
const needs = {
  gateway: [
    'PORT',
    'BROKER_URL',
    'JWKS_URL',
    'RATE_LIMIT_ADDRESS',
    'RATE_LIMIT_AUTH',
    'RATE_LIMIT_USER',
    'RATE_LIMIT_KEY',
    'TRUSTED_PROXIES',
  ],
  service: ['PORT', 'DATABASE_URL', 'BROKER_URL', 'TOKEN_ENCRYPTION_KEYS', 'JWKS_URL', 'PUBLIC_URL', 'MAIL_FROM'],
  identity: ['SMTP_URL', 'SUPER_ADMIN_EMAIL', 'SUPER_ADMIN_PASSWORD'],
  messaging: ['SMTP_URL'],
  'bot-gateway': ['TELEGRAM_MODE'],
};
const neededBy = (name) => [
  ...needs[name === 'gateway' ? 'gateway' : 'service'],
  ...(services.includes(name) ? (needs[name] ?? []) : []),
];
const operating = read('docs/operating.md');

checkCompose();
checkMonitoring();
checkKustomize();

console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed ? 1 : 0;

function checkCompose() {
  const compose = merged(load(read('docker-compose.yml')));
  const migrate = compose.services.migrate ?? {};
  for (const name of processes) {
    const service = compose.services[name];
    const about = (what) => `compose: ${name} ${what}`;
    check(about('is there'), () => service);
    if (!service) continue;
    check(about('runs its own main'), () => service.command.join(' ') === `node dist/apps/${name}/src/main.js`);
    check(about(`listens on ${ports[name]}`), () => service.environment.PORT === ports[name]);
    check(about('is asked whether it is ready'), () => service.healthcheck.test.join(' ').includes('/health/ready'));
    check(about('writes nowhere and has no privileges'), () => service.read_only && service.cap_drop.includes('ALL'));
    check(about('runs the one image'), () => service.image === migrate.image && !service.build);
    for (const variable of neededBy(name))
      check(about(`has ${variable}`), () => service.environment[variable] !== undefined);
    const broker = new URL(plain(service.environment.BROKER_URL));
    check(about('signs in at the broker as somebody it knows, with his password'), () => {
      const { RABBITMQ_USER, RABBITMQ_PASSWORD, RABBITMQ_GATEWAY_PASSWORD } = compose.services.rabbitmq.environment;
      const [user, password] =
        name === 'gateway' ? ['guestflow_gateway', RABBITMQ_GATEWAY_PASSWORD] : [RABBITMQ_USER, RABBITMQ_PASSWORD];
      return broker.username === plain(user) && broker.password === plain(password);
    });
    check(about('reaches the broker'), () =>
      service.networks.some((network) => compose.services.rabbitmq.networks.includes(network)),
    );
    check(
      about(name === 'gateway' ? 'does not reach the database' : 'reaches the database'),
      () =>
        service.networks.some((network) => compose.services.postgres.networks.includes(network)) ===
        (name !== 'gateway'),
    );
    if (name === 'gateway') continue;
    check(
      about('signs in as its own role'),
      () => new URL(plain(service.environment.DATABASE_URL)).username === roleOf(name),
    );
    check(
      about('waits for the migrations'),
      () => service.depends_on.migrate.condition === 'service_completed_successfully',
    );
    check(about('gets its password from the migrations'), () => {
      const given = Object.fromEntries(
        plain(migrate.environment.ROLE_PASSWORDS)
          .split(',')
          .map((item) => item.split(':')),
      );
      return given[name] === new URL(plain(service.environment.DATABASE_URL)).password;
    });
  }
  check(
    'compose: migrate runs the migrations and is built',
    () =>
      migrate.command[1] === 'dist/apps/standalone/src/migrate.js' && migrate.build.dockerfile === 'deploy/Dockerfile',
  );
  for (const [name, { ports: published = [] }] of Object.entries(compose.services)) {
    check(`compose: ${name} publishes nothing to the world`, () =>
      ['gateway', 'grafana'].includes(name)
        ? published.every((port) => port.startsWith('127.0.0.1:'))
        : published.length === 0,
    );
    check(
      `compose: ${name} is of a set version`,
      () => /:[^:]+$/.test(plain(compose.services[name].image)) && !compose.services[name].image.endsWith(':latest'),
    );
  }
}

/** The default of each `${NAME:-default}`, whose NAME must not decide what it is compared with. */
function plain(text) {
  return text.replace(/\$\{\w+:-([^}]*)\}/g, '$1');
}

/** With what stands behind `<<` in its place: not every version of js-yaml does it. */
function merged(node) {
  if (Array.isArray(node)) return node.map(merged);
  if (typeof node !== 'object' || node === null) return node;
  const { '<<': shared, ...own } = node;
  return Object.fromEntries(Object.entries({ ...merged(shared), ...own }).map(([key, value]) => [key, merged(value)]));
}

function checkMonitoring() {
  const prometheus = load(read('deploy/prometheus/prometheus.yml'));
  const targets = prometheus.scrape_configs
    .find((job) => job.job_name === 'guestflow')
    .static_configs.flatMap((config) => config.targets);
  check('Prometheus asks every process', () =>
    same(
      targets,
      processes.map((name) => `${name}:${ports[name]}`),
    ),
  );
  const rules = load(read('deploy/prometheus/alerts.yml')).groups.flatMap((group) => group.rules);
  const dashboard = JSON.parse(read('deploy/grafana/dashboards/guestflow-overview.json'));
  const asked = [
    ...rules.map(({ alert, expr }) => [`the alert ${alert}`, expr]),
    ...dashboard.panels.flatMap((panel) =>
      (panel.targets ?? []).map((target) => [`the panel "${panel.title}"`, target.expr]),
    ),
  ];
  for (const [who, expr] of asked) {
    const unknown = (expr.match(/guestflow_\w+/g) ?? []).filter(
      (name) => !metrics.includes(name.replace(/_(bucket|count|sum)$/, '')) && !metrics.includes(name),
    );
    check(`${who} asks for metrics that there are`, () => unknown.length === 0 || fail(unknown.join(', ')));
  }
  for (const { alert } of rules)
    check(`docs/operating.md says what ${alert} means`, () => operating.includes(`\`${alert}\``));
}

function checkKustomize() {
  try {
    execFileSync('kubectl', ['version', '--client'], { stdio: 'ignore' });
  } catch {
    skipped = 4;
    console.log('kubectl is not installed: k8s/base, both overlays and the optional components were not built');
    return;
  }
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'guestflow-kustomize-'));
  try {
    const at = (place) => path.relative(folder, path.join(fs.realpathSync(root), 'k8s', place));
    const components = fs.readdirSync(path.join(root, 'k8s/components')).map((name) => at(`components/${name}`));
    fs.writeFileSync(
      path.join(folder, 'kustomization.yaml'),
      JSON.stringify({ namespace: 'guestflow', resources: [at('overlays/production')], components }),
    );
    for (const [name, place] of Object.entries({
      base: 'k8s/base',
      'one-node': 'k8s/overlays/one-node',
      production: 'k8s/overlays/production',
      'production with every component': folder,
    })) {
      const objects = build(name, path.resolve(root, place));
      if (objects) checkObjects(name, objects);
    }
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function build(name, place) {
  let objects;
  check(`${name}: builds without a warning`, () => {
    const log = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'guestflow-log-')), 'stderr');
    const stderr = fs.openSync(log, 'w');
    try {
      objects = loadAll(
        execFileSync('kubectl', ['kustomize', place], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', stderr],
          maxBuffer: 64 * 1024 * 1024,
        }),
      );
      return fs.statSync(log).size === 0 || fail(fs.readFileSync(log, 'utf8').trim());
    } catch (error) {
      return fail(fs.readFileSync(log, 'utf8').trim() || error.message);
    } finally {
      fs.closeSync(stderr);
      fs.rmSync(path.dirname(log), { recursive: true });
    }
  });
  return objects;
}

function checkObjects(overlay, objects) {
  const all = (kind) => objects.filter((object) => object.kind === kind);
  const one = (kind, name) => all(kind).find((object) => object.metadata.name === name);
  const production = overlay.startsWith('production');

  for (const name of processes) {
    const about = (what) => `${overlay}: ${name} ${what}`;
    const deployment = one('Deployment', name);
    check(about('is there'), () => deployment);
    if (!deployment) continue;
    const { metadata, spec: pod } = deployment.spec.template;
    const container = pod.containers[0];
    check(about('runs its own main'), () => container.command.join(' ') === `node dist/apps/${name}/src/main.js`);
    check(about(`listens on ${ports[name]}, as its Service says`), () => {
      const service = one('Service', name);
      const port = container.ports.find((each) => each.name === service.spec.ports[0].targetPort);
      return (
        port.containerPort === ports[name] &&
        service.spec.ports[0].port === ports[name] &&
        selects({ matchLabels: service.spec.selector }, metadata.labels)
      );
    });
    check(
      about('finds its own pods'),
      () =>
        selects(deployment.spec.selector, metadata.labels) &&
        Object.values(deployment.spec.selector.matchLabels).includes(name),
    );
    check(
      about('has both probes'),
      () =>
        container.livenessProbe.httpGet.path === '/health/live' &&
        container.readinessProbe.httpGet.path === '/health/ready',
    );
    check(
      about('waits before it stops, and has the time to finish'),
      () => container.lifecycle.preStop && pod.terminationGracePeriodSeconds >= 30,
    );
    check(
      about('says what it takes'),
      () =>
        container.resources.requests.cpu && container.resources.requests.memory && container.resources.limits.memory,
    );
    check(about('is spread over machines'), () =>
      pod.topologySpreadConstraints.every((constraint) => selects(constraint.labelSelector, metadata.labels)),
    );
    check(
      about('has an account of its own, without a token'),
      () =>
        pod.serviceAccountName === name && one('ServiceAccount', name) && pod.automountServiceAccountToken === false,
    );
    check(about('has a disruption budget'), () =>
      all('PodDisruptionBudget').some((budget) => selects(budget.spec.selector, metadata.labels)),
    );
    const scalers = [...all('HorizontalPodAutoscaler'), ...all('ScaledObject')].filter(
      (scaler) => scaler.spec.scaleTargetRef.name === name,
    );
    check(about('has one autoscaler'), () => scalers.length === 1);
    if (production)
      check(
        about('has two replicas or more'),
        () => (scalers[0].spec.minReplicas ?? scalers[0].spec.minReplicaCount) >= 2,
      );
    if (production && scalers[0]?.kind === 'ScaledObject') {
      check(about('is scaled by its own queue'), () =>
        scalers[0].spec.triggers.some((trigger) => trigger.metadata.queueName === `guestflow.${name}`),
      );
    }
    check(about('is selected by a network policy of its own'), () =>
      all('NetworkPolicy').some(
        (policy) =>
          Object.keys(policy.spec.podSelector).length > 0 && selects(policy.spec.podSelector, metadata.labels),
      ),
    );
    checkEnvironment(about, container, neededBy(name));
    if (name !== 'gateway') {
      const secret = container.env.find((variable) => variable.name === 'DATABASE_USER')?.valueFrom.secretKeyRef.name;
      check(about('signs in with its own Secret'), () => secret === `database-${name}`);
      if (overlay === 'one-node')
        check(about('signs in as its own role'), () => secretText(one('Secret', secret), 'username') === roleOf(name));
    }
  }

  const job = one('Job', 'migrate');
  check(
    `${overlay}: the migration job is there`,
    () => job.spec.template.spec.containers[0].command[1] === 'dist/apps/standalone/src/migrate.js',
  );
  checkEnvironment(
    (what) => `${overlay}: migrate ${what}`,
    job.spec.template.spec.containers[0],
    overlay === 'one-node' ? ['DATABASE_URL', 'ROLE_PASSWORDS'] : ['DATABASE_URL'],
  );
  if (overlay === 'one-node') {
    const roles = job.spec.template.spec.containers[0].env
      .find(({ name }) => name === 'ROLE_PASSWORDS')
      .value.split(',')
      .map((item) => item.split(':')[0]);
    check(`${overlay}: the migration job makes every role`, () => same(roles, services));
  }

  for (const { kind, metadata, spec } of objects.filter((object) => object.spec?.template?.spec?.containers)) {
    const pod = spec.template.spec;
    check(
      `${overlay}: ${kind} ${metadata.name} is not root and cannot become it`,
      () =>
        pod.securityContext.runAsNonRoot === true &&
        pod.securityContext.runAsUser > 0 &&
        pod.securityContext.seccompProfile.type === 'RuntimeDefault' &&
        pod.containers.every(
          ({ securityContext }) =>
            securityContext.allowPrivilegeEscalation === false &&
            securityContext.readOnlyRootFilesystem &&
            securityContext.capabilities.drop.includes('ALL'),
        ),
    );
  }

  if (production) {
    const cluster = all('Cluster')[0];
    for (const name of services) {
      check(`${overlay}: the database has a role for ${name}`, () => {
        const roles = Object.fromEntries(cluster.spec.managed.roles.map((role) => [role.name, role]));
        const role = roles[roleOf(name)];
        const platform = `${roleOf(name)}_platform`;
        return (
          role.login &&
          role.inherit === false &&
          !role.superuser &&
          !role.bypassrls &&
          role.passwordSecret.name === `database-${name}` &&
          same(role.inRoles, [platform]) &&
          roles[platform].login === false
        );
      });
    }
    check(`${overlay}: holds no Secret`, () => all('Secret').length === 0);
    check(`${overlay}: comes in by TLS only`, () =>
      all('Ingress').every(
        (ingress) =>
          ingress.spec.tls?.[0].secretName &&
          ingress.spec.rules.every(({ host }) => ingress.spec.tls[0].hosts.includes(host)),
      ),
    );
  }
  checkNetwork(overlay, objects, all, one);

  function checkEnvironment(about, container, needed) {
    const values = new Map();
    for (const { configMapRef } of container.envFrom ?? []) {
      check(about('reads a ConfigMap that there is'), () => one('ConfigMap', configMapRef.name));
      for (const [name, value] of Object.entries(one('ConfigMap', configMapRef.name)?.data ?? {}))
        values.set(name, value);
    }
    for (const { name, value, valueFrom } of container.env) {
      // Kubernetes fills in only what stands before; the rest stays as it is written.
      for (const [, other] of String(value ?? '').matchAll(/\$\((\w+)\)/g))
        check(about(`has ${other} before ${name} is put together from it`), () => values.has(other));
      values.set(name, value ?? valueFrom);
      if (!valueFrom?.secretKeyRef) continue;
      const { name: secret, key, optional } = valueFrom.secretKeyRef;
      check(about(`expects a Secret that docs/operating.md names: ${secret}`), () =>
        operating.includes(`\`${secret}\``),
      );
      if (overlay === 'one-node' && !(optional && !one('Secret', secret)))
        check(about(`finds ${key} in the Secret ${secret}`), () => secretText(one('Secret', secret), key));
    }
    for (const variable of needed)
      check(about(`has ${variable}`), () => values.has(variable) && values.get(variable) !== '');
  }
}

/** Who reaches whom, by the policies themselves. */
function checkNetwork(overlay, objects, all, one) {
  const policies = all('NetworkPolicy').map(({ spec }) => spec);
  const podOf = (name) => {
    const { metadata, spec } = one('Deployment', name).spec.template;
    return {
      labels: metadata.labels,
      ports: Object.fromEntries(spec.containers[0].ports.map((port) => [port.name, port.containerPort])),
    };
  };
  const pods = Object.fromEntries(
    processes.filter((name) => one('Deployment', name)).map((name) => [name, podOf(name)]),
  );
  const extra = {
    migrate: one('Job', 'migrate').spec.template.metadata.labels,
    database: (one('StatefulSet', 'database')?.spec.template.metadata ?? all('Cluster')[0]?.spec.inheritedMetadata)
      ?.labels ?? { 'guestflow/tier': 'database' },
    broker: (one('StatefulSet', 'broker')?.spec.template.metadata ?? all('RabbitmqCluster')[0]?.metadata)?.labels ?? {
      'guestflow/tier': 'broker',
    },
  };
  for (const [name, labels] of Object.entries(extra)) pods[name] = { labels, ports: {} };
  const ingress = { namespace: overlay === 'one-node' ? 'kube-system' : 'ingress-nginx', labels: {}, ports: {} };
  const stranger = { namespace: 'default', labels: {}, ports: {} };

  const matches = (peer, pod) =>
    peer.ipBlock
      ? false
      : peer.namespaceSelector
        ? pod.namespace && selects(peer.namespaceSelector, { 'kubernetes.io/metadata.name': pod.namespace })
        : !pod.namespace && selects(peer.podSelector, pod.labels);
  const admits = (rules, peers, other, target, port) =>
    (rules ?? []).some(
      (rule) =>
        (!rule[peers] || rule[peers].some((peer) => matches(peer, other))) &&
        (!rule.ports || rule.ports.some((each) => (target.ports[each.port] ?? each.port) === port)),
    );
  const allowed = (direction, pod, other, target, port) => {
    if (pod.namespace) return true;
    const mine = policies.filter(
      (policy) => policy.policyTypes.includes(direction) && selects(policy.podSelector, pod.labels),
    );
    return (
      mine.length === 0 ||
      mine.some((policy) =>
        admits(policy[direction.toLowerCase()], direction === 'Ingress' ? 'from' : 'to', other, target, port),
      )
    );
  };
  const reaches = (from, to, port) => allowed('Egress', from, to, to, port) && allowed('Ingress', to, from, to, port);
  const expect = (from, to, port, wanted, fromPod = pods[from]) =>
    check(
      `${overlay}: ${from} ${wanted ? 'reaches' : 'does not reach'} ${to}`,
      () => reaches(fromPod, pods[to], port) === wanted,
    );

  check(`${overlay}: closed by default`, () =>
    policies.some(
      (policy) =>
        Object.keys(policy.podSelector).length === 0 &&
        same(policy.policyTypes, ['Ingress', 'Egress']) &&
        !policy.ingress &&
        !policy.egress,
    ),
  );
  expect('the ingress controller', 'gateway', ports.gateway, true, ingress);
  expect('a pod of another namespace', 'gateway', ports.gateway, false, stranger);
  for (const [store, port] of [
    ['database', 5432],
    ['broker', 5672],
  ]) {
    // The gateway listens to what happens, and keeps nothing.
    expect('gateway', store, port, store === 'broker');
    expect('the ingress controller', store, port, false, ingress);
    for (const name of services) expect(name, store, port, true);
  }
  expect('migrate', 'database', 5432, true);
  expect('migrate', 'broker', 5672, false);
  for (const name of services) {
    expect('gateway', name, ports[name], true);
    expect('the ingress controller', name, ports[name], false, ingress);
    for (const other of services) if (other !== name) expect(name, other, ports[other], other === 'identity');
  }
}

function selects(selector, labels) {
  const { matchLabels = {}, matchExpressions = [] } = selector ?? {};
  const known = {
    In: (value, values) => values.includes(value),
    NotIn: (value, values) => !values.includes(value),
    Exists: (value) => value !== undefined,
  };
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values }) => known[operator](labels[key], values))
  );
}

function secretText(secret, key) {
  return secret.data?.[key] ? Buffer.from(secret.data[key], 'base64').toString() : undefined;
}

function same(some, others) {
  return JSON.stringify([...some].sort()) === JSON.stringify([...others].sort());
}

function fail(reason) {
  throw new Error(reason);
}
