import { TappedWire } from '../../src/lib/transport/index.ts';
import { Endpoint, type EndpointSettings } from '../../src/lib/session/index.ts';
import type { Role } from '../../src/lib/wire/index.ts';

const SETTINGS: EndpointSettings = {
  mode: 'cbc',
  key: new Uint8Array(16).fill(7),
  ivPolicy: 'random',
  iv: new Uint8Array(16),
  padding: 'pkcs7',
};
/** Messages a side has underway at most: the outbox holds 1,000. */
const UNDERWAY = 500;

/** What came of a soak. */
export interface Soaked {
  readonly received: Readonly<Record<Role, number>>;
  /** The first thing that was lost, doubled or out of order; undefined where nothing was. */
  readonly wrong?: string;
  /** Bytes of heap after a collection: a tenth of the way, and at the end. */
  readonly heap: readonly [early: number, late: number];
}

const heapNow = (): number => {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed;
};

/** So many messages each way, at once, over a real tapped wire that nobody tampers with. */
export async function soak(messages: number): Promise<Soaked> {
  const wire = new TappedWire();
  const client = new Endpoint({ role: 'client', settings: SETTINGS });
  const server = new Endpoint({ role: 'server', settings: SETTINGS });
  const sides = { client, server };
  const received = { client: 0, server: 0 };
  let wrong: string | undefined;
  for (const role of ['client', 'server'] as const)
    sides[role].subscribe((event) => {
      if (event.kind !== 'message' || event.message.direction !== 'received') return;
      const text = new TextDecoder().decode(event.message.plaintext);
      const expected = `message ${received[role]++}`;
      if (text !== expected) wrong ??= `${role}: ${text} in place of ${expected}`;
    });
  const ports = wire.open();
  client.connect(ports.client);
  server.connect(ports.server);
  let early = 0;
  for (let i = 0; i < messages; i++) {
    const bytes = new TextEncoder().encode(`message ${i}`);
    for (const side of [client, server]) side.send(bytes);
    while (client.unacknowledged > UNDERWAY || server.unacknowledged > UNDERWAY) await turn();
    if (i === Math.floor(messages / 10)) early = heapNow();
  }
  while (client.unacknowledged > 0 || server.unacknowledged > 0) await turn();
  const late = heapNow();
  wire.close();
  return { received, heap: [early, late], ...(wrong && { wrong }) };
}

const turn = () => new Promise<void>((resolve) => setTimeout(resolve));
