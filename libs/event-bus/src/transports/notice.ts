/**
 * What is told of a fact to whoever only watches: what happened, to what and where. Nothing of what the fact says, so that
 * no personal data leaves the services' own queues.
 */
export interface Notice {
  id: string;
  type: string;
  subject: string;
  version: number;
  time: string;
  venueid?: string;
}

// As a fact is written into the outbox; none of these has a character that JSON would have to escape. A quotation mark
// inside a text is escaped, so that no text can be taken for the data's beginning.
const head =
  /^\{"specversion":"1\.0","id":"([^"\\]+)","source":"[^"\\]+","type":"([^"\\]+)","subject":"([^"\\]+)","time":"([^"\\]+)","datacontenttype":"application\/json"(?:,"venueid":"([^"\\]+)")?,/;
const dataHead = /,"data":\{"version":(\d{1,15})[,}]/;

/** All of these are ids and names. What is longer is none of ours, and a notification of PostgreSQL has 8,000 bytes. */
const longest = 200;

/** Of a fact's body; undefined when it is none. Reading the whole would cost a relay twenty times as much. */
export function noticeOf(body: string): Notice | undefined {
  const [found, id, type, subject, time, venueid] = head.exec(body) ?? [];
  const version = found && dataHead.exec(body)?.[1];
  // Another writer's order of fields is as good.
  return version === undefined
    ? checked(fieldsIn(body))
    : checked({ id, type, subject, version: Number(version), time, venueid });
}

export const readNotice = (text: string): Notice | undefined => checked(parsed(text));

/** What was told together. */
export function readNotices(text: string): Notice[] {
  const given = parsed(text);
  return Array.isArray(given) ? given.flatMap((each) => checked(each) ?? []) : [];
}

function fieldsIn(body: string): unknown {
  const { id, type, subject, time, venueid, data } = (parsed(body) ?? {}) as Partial<Notice> & {
    data?: { version?: number };
  };
  return { id, type, subject, version: data?.version, time, venueid };
}

function checked(given: unknown): Notice | undefined {
  const { id, type, subject, version, time, venueid } = (given ?? {}) as Notice;
  const texts = [id, type, subject, time, ...(venueid === undefined ? [] : [venueid])];
  const isOne = texts.every((text) => typeof text === 'string' && text !== '' && text.length <= longest);
  return isOne && Number.isInteger(version) ? { id, type, subject, version, time, venueid } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
