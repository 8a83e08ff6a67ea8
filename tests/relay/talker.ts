import { decodeUtf8, encodeUtf8, fromHex } from '../../src/lib/bytes/index.ts';
import { dialRelay, type LineState, parseRoomLink, Redial } from '../../src/lib/dial/index.ts';
import { Endpoint } from '../../src/lib/session/index.ts';
import { DEMO_KEY } from '../../relay/endpoint/key.ts';

/** One of the two in a room, with the code of the page: what it has received, and whether all it sent was acknowledged. */
export class Talker {
  readonly texts: string[] = [];
  readonly lines: LineState[] = [];
  readonly endpoint: Endpoint;
  peers = { client: false, server: false };
  readonly #redial: Redial;

  constructor(port: number, capability: string) {
    const link = parseRoomLink(`http://127.0.0.1:${port}/lab/#room=${capability}`);
    const settings = { mode: 'ctr', key: fromHex(DEMO_KEY), iv: new Uint8Array(16) } as const;
    this.endpoint = new Endpoint({
      role: link.place === 'server' ? 'server' : 'client',
      settings: { ...settings, ivPolicy: 'random', padding: 'none' },
    });
    this.endpoint.subscribe((event) => {
      if (event.kind === 'message' && event.message.state === 'received')
        this.texts.push(decodeUtf8(event.message.plaintext!).text);
    });
    this.#redial = new Redial({
      dial: dialRelay(link, { peers: (there) => (this.peers = there) }),
      onport: (port) => this.endpoint.connect(port),
      onstate: (line) => this.lines.push(line),
    });
    this.#redial.start();
  }

  get isLinked(): boolean {
    return this.endpoint.link.state === 'open';
  }

  say(text: string): void {
    this.endpoint.send(encodeUtf8(text));
  }

  close(): void {
    this.#redial.stop();
    this.endpoint.disconnect();
  }
}

/** What is wrong with numbers that should be 0, 1, 2 … `count` − 1; empty where nothing is. */
export function faults(texts: readonly string[], count: number): string[] {
  const numbers = texts.map(Number);
  const lost = Array.from({ length: count }, (_, i) => i).filter((i) => !numbers.includes(i));
  return [
    ...(lost.length > 0 ? [`${lost.length} lost`] : []),
    ...(numbers.length > new Set(numbers).size ? ['some doubled'] : []),
    ...(numbers.some((n, i) => i > 0 && n < numbers[i - 1]) ? ['out of order'] : []),
  ];
}
