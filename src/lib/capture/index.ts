/** What crossed as a capture file: wire frames over TCP over IPv4, in pcapng. */
export { writePcapng } from './pcapng.ts';
export { CLIENT_PORT, SERVER_PORT } from './tcp.ts';
export type * from './types.ts';
