const strict = /^\/auth\/(login|register|telegram\/verify|password(\/.*)?)\/?$/;

/** Where passwords, or what stands for one, are tried and letters are sent. A renewal is none of it: it needs a good refresh token. */
export function isSignIn(path: string): boolean {
  if (!path.startsWith('/auth/')) return false;
  const bare = /^[^?#;]*/.exec(path)![0];
  return strict.test(bare.includes('%') ? decoded(bare) : bare);
}

// The service's router reads encoded letters too.
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
