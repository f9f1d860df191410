import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

/** MiB that the process has in memory. */
export function residentOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}

/**
 * MiB of a process with all that it started. What several of them share is counted once where the system tells
 * (PostgreSQL's processes share most of theirs), else as often as it is shared.
 */
export function sharedOutOf(root: number): number {
  const family = familyOf(root);
  return family.reduce((sum, pid) => sum + (proportionalOf(pid) ?? residentOf(pid)), 0);
}

function proportionalOf(pid: number): number | undefined {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))![1]) / 1024;
  } catch {
    return undefined;
  }
}

function familyOf(root: number): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const processes = lines.map((line) => line.trim().split(/\s+/).map(Number) as [pid: number, parent: number]);
  const childrenOf = (parent: number): number[] =>
    processes.filter(([, of]) => of === parent).flatMap(([pid]) => [pid, ...childrenOf(pid)]);
  return [root, ...childrenOf(root)];
}
