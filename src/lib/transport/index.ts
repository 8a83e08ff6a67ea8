/** What carries wire frames: a MessageChannel, bare or with someone who listens in the middle. */
export type { Port } from '../wire/index.ts';
export { channelPort, messageChannelPorts } from './channel-port.ts';
export { type Crossing } from './crossing.ts';
export { TappedWire, type WireOptions } from './tapped-wire.ts';
