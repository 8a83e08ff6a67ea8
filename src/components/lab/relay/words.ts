import type { LineState } from '../../../lib/dial/index.ts';
import { opposite, type Role } from '../../../lib/wire/index.ts';

interface Situation {
  readonly line: LineState;
  readonly me?: Role;
  readonly peers: Readonly<Record<Role, boolean>>;
  readonly isLinked: boolean;
  /** Messages that aren't acknowledged. */
  readonly waiting: number;
}

/** Where the connection stands, truthfully and in words. */
export function stateInWords(situation: Situation): string {
  const { line } = situation;
  if (line.state === 'connecting') return `Connecting to the relay …${kept(situation)}`;
  if (line.state === 'waiting')
    return `${line.reason} Trying again in ${(line.retryMs / 1_000).toFixed(1)} s.${kept(situation)}`;
  if (line.state === 'ended') return `${line.reason}${kept(situation)}`;
  return inRoom(situation);
}

function inRoom(situation: Situation): string {
  const { me, peers, isLinked } = situation;
  if (!me) {
    const there = (['client', 'server'] as const).filter((role) => peers[role]);
    const who = there.length ? `the ${there.join(' and the ')}` : 'nobody';
    return `In the room, watching. Here is ${who}.`;
  }
  const other = opposite(me);
  if (!peers[other]) return `In the room. The ${other} isn’t here.${kept(situation)}`;
  if (!isLinked) return `In the room. The ${other} is here and hasn’t answered yet.`;
  return `In the room. The ${other} is here and answers.`;
}

function kept({ waiting }: Situation): string {
  if (waiting === 0) return '';
  return ` ${waiting} message${waiting === 1 ? ' waits' : 's wait'} and will be sent.`;
}
