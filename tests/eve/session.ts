import { EveTap } from '../../src/lib/eve/index.ts';
import { type EndpointSettings, undeliver } from '../../src/lib/session/index.ts';
import { encodeFrame, type Role } from '../../src/lib/wire/index.ts';
import { joinedPair } from '../session/pair.ts';

/** A client and a server that have said hello, and Eve between them, above delivery. */
export function tappedPair(settings: Partial<EndpointSettings> = {}) {
  const pair = joinedPair({ settings });
  const { client, server, clock } = pair;
  const sides = { client, server };
  let count = 0;
  const tap = new EveTap(
    {
      deliver: (to, bytes) => sides[to].accept(bytes)?.id,
      retract: (to, id) => undeliver(id, sides[to], to === 'client' ? server : client),
    },
    clock,
    () => {},
  );
  const gateOf = (from: Role) => (frame: Parameters<typeof encodeFrame>[0]) => {
    tap.arrive(++count, from, encodeFrame(frame));
    return true;
  };
  client.gate = gateOf('server');
  server.gate = gateOf('client');
  return { ...pair, sides, tap, next: () => ++count };
}
