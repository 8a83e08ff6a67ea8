import type { Port } from '../../../lib/wire/index.ts';

/** A port that shows each frame to somebody when it goes out or comes in, and is otherwise the port that it was. */
export function tappedPort(port: Port, see: (bytes: Uint8Array, isOut: boolean) => void): Port {
  let receive: Port['onreceive'] = null;
  return {
    get open() {
      return port.open;
    },
    get onreceive() {
      return receive;
    },
    set onreceive(handler) {
      receive = handler;
      port.onreceive = handler && ((bytes) => (see(bytes, false), handler(bytes)));
    },
    get onclose() {
      return port.onclose;
    },
    set onclose(handler) {
      port.onclose = handler;
    },
    get onslower() {
      return port.onslower ?? null;
    },
    set onslower(handler) {
      port.onslower = handler;
    },
    ...(port.pace && { pace: port.pace }),
    send(bytes) {
      port.send(bytes);
      see(new Uint8Array(bytes), true);
    },
    close: (reason) => port.close(reason),
  };
}
