import { CLOSE } from '../../src/lib/relay-contract/index.ts';
import { type Right, rightOf } from './capability.ts';
import type { Context } from './context.ts';
import type { Member } from './rooms.ts';

/** What somebody is told who has no right to a place: the same for one that isn't there, isn't served, or is full. */
export const NO_PLACE = 'no such place';

/**
 * Lets whoever has this capability into its room. Undefined where it gives no right to a place that is served; where the room
 * is full the member is made and closed at once.
 */
export function enter<M extends Member>(
  capability: string,
  { rooms, only }: Context,
  makeMember: (right: Right) => M,
): M | undefined {
  const right = rightOf(capability);
  const mayEnter = right && (only?.has(right.room) ?? true);
  if (!mayEnter) return undefined;
  const member = makeMember(right);
  if (!rooms.join(right.room, member)) member.close(CLOSE.noPlace, NO_PLACE);
  return member;
}
