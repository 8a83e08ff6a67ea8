import { decodeUtf8, encodeUtf8 } from '../../src/lib/bytes/index.ts';
import {
  Endpoint,
  type EndpointOptions,
  type EndpointSettings,
  type Message,
} from '../../src/lib/session/index.ts';
import { type Faults, memoryPorts } from './memory-ports.ts';
import { VirtualClock } from './virtual-clock.ts';

/** AES-128 in CBC with random IVs. */
export const SETTINGS: EndpointSettings = {
  mode: 'cbc',
  key: Uint8Array.from({ length: 16 }, (_, i) => i),
  ivPolicy: 'random',
  iv: new Uint8Array(16).fill(0xf1),
  padding: 'pkcs7',
};

type Extra = Partial<Omit<EndpointOptions, 'settings'>> & {
  readonly settings?: Partial<EndpointSettings>;
};

export function makeEndpoint(clock: VirtualClock, { settings, ...extra }: Extra = {}): Endpoint {
  return new Endpoint({ role: 'client', clock, settings: { ...SETTINGS, ...settings }, ...extra });
}

/** A client and a server on one virtual clock, and how to join them. */
export function makePair(extra: Extra = {}) {
  const clock = new VirtualClock();
  const client = makeEndpoint(clock, extra);
  const server = makeEndpoint(clock, { ...extra, role: 'server' });
  const join = (faults?: Faults) => {
    const [atClient, atServer] = memoryPorts(clock, faults);
    client.connect(atClient);
    server.connect(atServer);
    return { atClient, atServer };
  };
  return { clock, client, server, join };
}

/** A pair that is joined and has said hello. */
export function joinedPair(extra: Extra = {}) {
  const pair = makePair(extra);
  const ports = pair.join();
  pair.clock.advance(100);
  return { ...pair, ...ports };
}

export function received(endpoint: Endpoint): Message[] {
  return endpoint.messages.filter(({ direction }) => direction === 'received');
}

export function sent(endpoint: Endpoint): Message[] {
  return endpoint.messages.filter(({ direction }) => direction === 'sent');
}

export function textOf({ plaintext, error }: Message): string {
  return plaintext ? decodeUtf8(plaintext).text : `error: ${error}`;
}

export const bytesOf = encodeUtf8;
