import type { Role } from '../types.ts';
import type { Rounds } from './types.ts';

/** What the state is between the steps: what came in, what will go out, or a value on the way. */
export function roleBefore({ roles, steps }: Rounds, id: number): Role {
  if (id <= 1) return roles[0];
  return id === steps.length - 1 ? roles[1] : 'value';
}
