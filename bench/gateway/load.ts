import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

export interface Load {
  url: string;
  token: string;
  connections: number;
  seconds: number;
}

/** Answers a second. Anything but a good answer makes the figure worthless, and is an error. */
export type LoadGenerator = (load: Load) => Promise<number>;

const run = promisify(execFile);

/** wrk leaves the cores to what is measured; where it is not installed, autocannon takes a good part of one. */
export async function findLoadGenerator(): Promise<{ name: string; generate: LoadGenerator }> {
  try {
    await run('wrk', ['--version']).catch((error: NodeJS.ErrnoException) => {
      // It tells its version and ends with 1.
      if (error.code === 'ENOENT') throw error;
    });
    return { name: 'wrk', generate: withWrk };
  } catch {
    return { name: 'autocannon', generate: withAutocannon };
  }
}

async function withWrk({ url, token, connections, seconds }: Load): Promise<number> {
  const header = `authorization: Bearer ${token}`;
  const { stdout } = await run('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '-H', header, url]);
  const perSecond = /Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1];
  if (!perSecond || /Non-2xx|Socket errors/.test(stdout))
    throw new Error(`${url} did not only answer well:\n${stdout}`);
  return Number(perSecond);
}

async function withAutocannon({ url, token, connections, seconds }: Load): Promise<number> {
  const program = path.join(path.dirname(require.resolve('autocannon/package.json')), 'autocannon.js');
  const header = `authorization=Bearer ${token}`;
  const given = ['-c', String(connections), '-d', String(seconds), '-n', '-j', '-H', header, url];
  const { stdout } = await run(process.execPath, [program, ...given]);
  const { requests, non2xx, errors } = JSON.parse(stdout) as {
    requests: { average: number };
    non2xx: number;
    errors: number;
  };
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} bad answers, ${errors} errors`);
  return requests.average;
}
