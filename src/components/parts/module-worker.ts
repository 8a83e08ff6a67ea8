interface Policy {
  createScriptURL(url: string): object;
}
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
}

const ours = new Set<string>();
let policy: Policy | undefined;

/** A script address that the page's Trusted Types let through: of the site's own workers, and of no other. */
function trusted(url: string): string {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (!types) return url;
  ours.add(url);
  policy ??= types.createPolicy('blockwise-worker', {
    createScriptURL(asked) {
      if (!ours.has(asked)) throw new TypeError(`No worker of this site: ${asked}`);
      return asked;
    },
  });
  return policy.createScriptURL(url) as unknown as string;
}

/** Starts a worker of the site. url: what Vite gives for `?worker&url`. */
export const moduleWorker = (url: string): Worker => new Worker(trusted(url), { type: 'module' });
