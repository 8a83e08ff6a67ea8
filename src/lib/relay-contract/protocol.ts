/** The dialect between a relay and those who join, as a WebSocket subprotocol; whoever speaks another version is told so. */
export const RELAY_PROTOCOL = 'blockwise.1';
/** Where a relay listens for WebSockets. */
export const RELAY_PATH = '/relay';
/** A relay says something more often than this, whatever happens: silence for so long means that it is gone. */
export const SILENCE_MS = 40_000;
