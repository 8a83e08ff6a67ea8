/** An end of the wire. Whoever listens in between has no role. */
export type Role = 'client' | 'server';

/** The end that hears what `role` says. */
export const opposite = (role: Role): Role => (role === 'client' ? 'server' : 'client');
