import type { Port } from '../wire/index.ts';

/** Sent instead of bytes when one side closes: not every platform tells the other side by itself. */
interface CloseMarker {
  readonly closed: string;
}

/**
 * A `Port` over one end of a real `MessageChannel`. Each frame is copied once and the copy is transferred, so that the
 * two sides share no byte and the sender's array stays whole. What isn't bytes is dropped. Works in a page, in a Worker
 * that was given the end, and in Node, where an end that is listened to keeps the process alive until it is closed.
 */
export function channelPort(end: MessagePort): Port {
  let receive: Port['onreceive'] = null;
  let open = true;
  let listening = false;

  const finish = (reason: string) => {
    if (!open) return;
    open = false;
    end.close();
    port.onclose?.(reason);
  };

  const take = ({ data }: MessageEvent<unknown>) => {
    if (!open) return;
    if (data instanceof Uint8Array) receive?.(data);
    else if (isCloseMarker(data)) finish(data.closed);
  };

  const port: Port = {
    get open() {
      return open;
    },
    get onreceive() {
      return receive;
    },
    set onreceive(handler) {
      receive = handler;
      if (!handler || listening) return;
      // Until now the platform has kept what arrived. (Node starts an end at its first listener, so that comes late too.)
      listening = true;
      end.addEventListener('message', take);
      end.start();
    },
    onclose: null,
    send(bytes) {
      if (!open) throw new Error('This port is closed.');
      const copy = new Uint8Array(bytes);
      end.postMessage(copy, [copy.buffer]);
    },
    close(reason = 'The other side closed the link.') {
      if (!open) return;
      open = false;
      end.postMessage({ closed: reason } satisfies CloseMarker);
      end.close();
    },
  };

  end.addEventListener('messageerror', () => finish('A message could not be read.'));
  end.addEventListener('close', () => finish('The other side went away.'));
  return port;
}

function isCloseMarker(data: unknown): data is CloseMarker {
  return typeof (data as CloseMarker | null)?.closed === 'string';
}

/** Two ports joined by a `MessageChannel` of their own, with nothing in between. */
export function messageChannelPorts(): [Port, Port] {
  const { port1, port2 } = new MessageChannel();
  return [channelPort(port1), channelPort(port2)];
}
