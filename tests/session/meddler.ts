import { messageChannelPorts, type Port } from '../../src/lib/transport/index.ts';
import { opposite, type Role } from '../../src/lib/wire/index.ts';

/** What becomes of a frame: `pass` sends these bytes on to where the frame was going, at any time and any number of times. */
export type Meddle = (bytes: Uint8Array, pass: (bytes: Uint8Array) => void) => void;

/** The two ends of a wire of real MessageChannels, in the middle of which somebody does as they like, below delivery. */
export function meddledPorts(meddle: Meddle): Record<Role, Port> {
  const [client, nearClient] = messageChannelPorts();
  const [server, nearServer] = messageChannelPorts();
  const near = { client: nearClient, server: nearServer };
  for (const from of ['client', 'server'] as const)
    near[from].onreceive = (bytes) => meddle(bytes, (passed) => near[opposite(from)].send(passed));
  return { client, server };
}
