/** What carries wire frames: a MessageChannel, bare or with someone in the middle. */
export type { Port } from '../wire/index.ts';
export { channelPort, messageChannelPorts } from './channel-port.ts';
export { type Crossing, type Forward, forwardAll, type Passing } from './crossing.ts';
export { TappedWire, type WireOptions } from './tapped-wire.ts';
