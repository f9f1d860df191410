const secretKeys =
  /^(authorization|cookie|set-cookie|password|password_hash|token|access_token|refresh_token|secret|api_key|x-api-key|.*_secret|.*_token|.*password|encrypted_token|private_key|phone|email|guest_name|guest_phone|telegram_id|telegram_username|birthday|comment|message_text)$/i;

const patterns: [RegExp, string][] = [
  // A Telegram bot token, also inside an address: https://api.telegram.org/bot123:AA…/getMe
  [/\d{6,12}:[A-Za-z0-9_-]{30,}/g, '[bot token]'],
  [/gf_[0-9A-Za-z]{12}_[0-9A-Za-z]{20,}/g, '[API key]'],
  [/eyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[access token]'],
  [/(postgres(?:ql)?|amqps?|smtps?):\/\/([^:/@\s]+):[^@\s]+@/g, '$1://$2:[password]@'],
  [/(?<![\w.-])\+\d[\d\s()-]{8,16}\d/g, '[phone]'],
];

const hidden = '[hidden]';

export function scrubText(text: string): string {
  let clean = text;
  for (const [pattern, replacement] of patterns) clean = clean.replace(pattern, replacement);
  return clean;
}

/** A copy of what is about to be logged, without secrets and phone numbers. */
export function scrub(value: unknown): unknown {
  return scrubDeep(value, 0);
}

function scrubDeep(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return scrubText(value);
  if (value === null || typeof value !== 'object' || depth > 6) return value;
  if (value instanceof Date || Buffer.isBuffer(value)) return value;
  if (value instanceof Error) return scrubError(value, depth);
  if (Array.isArray(value)) return value.map((item) => scrubDeep(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      secretKeys.test(key) && item !== null && item !== undefined ? hidden : scrubDeep(item, depth + 1),
    ]),
  );
}

/** Drivers hang connections, queries and their parameters on errors: only what explains the error is kept. */
function scrubError(error: Error, depth: number): unknown {
  const { code, constraint, table, cause } = error as Error & Record<'code' | 'constraint' | 'table', unknown>;
  const message = messageOf(error);
  return {
    type: error.name,
    message,
    stack: error.stack && scrubText(error.stack.replace(error.message, () => message)),
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint }),
    ...(table !== undefined && { table }),
    ...(cause !== undefined && { cause: scrubDeep(cause, depth + 1) }),
  };
}

/** What an error says, without what it repeats: PostgreSQL quotes a value that it cannot take. */
export function messageOf(error: Error): string {
  const { code } = error as Error & { code?: unknown };
  const isAboutAValue = typeof code === 'string' && /^22[\dA-Z]{3}$/.test(code);
  return scrubText(isAboutAValue ? error.message.replace(/".*"/s, '"…"') : error.message);
}
