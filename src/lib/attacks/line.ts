import { messageChannelPorts, type Port } from '../transport/index.ts';
import { decodeQuery, decodeReply, encodeQuery, encodeReply } from './protocol.ts';
import { randomOf } from './random.ts';
import type { Challenge, Mend, Op, Query, Reply, Service } from './types.ts';

/** Answers one request after another: a server that works on two at once would be another lesson. */
function answerOn(port: Port, starting: Promise<Service>): void {
  let seen = { wire: 0, ledger: 0 };
  let before: Promise<unknown> = starting;
  const reply = async (bytes: Uint8Array): Promise<Uint8Array> => {
    const service = await starting;
    const query = decodeQuery(bytes);
    const answer = query
      ? await service.receive(query.op, query.bytes)
      : { says: 'This is no request.' };
    const { facts, wire, ledger } = service;
    const whole = {
      ...answer,
      facts,
      wire: wire.slice(seen.wire),
      ledger: ledger.slice(seen.ledger),
    };
    seen = { wire: wire.length, ledger: ledger.length };
    return encodeReply(whole);
  };
  port.onreceive = (bytes) => {
    before = before.then(async () => {
      const answer = await reply(bytes);
      if (port.open) port.send(answer);
    });
  };
}

/** The attacker's end of the wire to a server. */
export interface Line {
  /** Resolves with the reply; rejects once the line is closed. */
  ask(op: Op, bytes?: Uint8Array): Promise<Reply>;
  close(): void;
}

/**
 * Starts the server of a challenge behind a real MessageChannel. What the seed decides, its key too, lives in the server's
 * own closure: nothing but bytes comes out.
 */
export function openLine(challenge: Challenge, seed: string, mend: Mend = 'none'): Line {
  const [near, far] = messageChannelPorts();
  answerOn(far, challenge.serve(randomOf(`${challenge.id} ${seed}`), mend));
  const waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void }[] = [];
  near.onreceive = (bytes) => waiting.shift()?.resolve(decodeReply(bytes));
  return {
    ask: (op, bytes = new Uint8Array(0)) =>
      new Promise((resolve, reject) => {
        if (!near.open) return reject(new Error('The line to the server is closed.'));
        waiting.push({ resolve, reject });
        near.send(encodeQuery({ op, bytes }));
      }),
    close() {
      near.close();
      for (const { reject } of waiting.splice(0))
        reject(new Error('The line to the server is closed.'));
    },
  };
}

/** Sends a program's queries one by one; `step` is called before each and can wait. */
export async function drive<R>(
  attack: Generator<Query, R, Reply>,
  line: Line,
  step?: (query: Query, count: number) => void | Promise<void>,
): Promise<R> {
  let turn = attack.next();
  for (let count = 1; !turn.done; count++) {
    await step?.(turn.value, count);
    turn = attack.next(await line.ask(turn.value.op, turn.value.bytes));
  }
  return turn.value;
}
