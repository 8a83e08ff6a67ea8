import {
  type Challenge,
  drive,
  type Entry,
  type Mend,
  type Op,
  openLine,
  type Reply,
} from '../../src/lib/attacks/index.ts';

/** An attacker at the end of a line, with the ledger as far as the server told it. */
export async function sit(challenge: Challenge, seed: string, mend: Mend = 'none') {
  const line = openLine(challenge, seed, mend);
  const seen = await line.ask('look');
  const ledger: Entry[] = [...seen.ledger];
  let queries = 0;
  const ask = async (op: Op, bytes?: Uint8Array): Promise<Reply> => {
    const reply = await line.ask(op, bytes);
    ledger.push(...reply.ledger);
    queries += 1;
    return reply;
  };
  return {
    seen,
    ledger,
    ask,
    get queries() {
      return queries;
    },
    reached: () => challenge.reached(ledger),
    attack: () => drive(challenge.attack(seen, mend), { ask, close: line.close }),
    close: () => line.close(),
  };
}

/** Eight hex digits from a number. */
export const seedOf = (n: number): string => n.toString(16).padStart(8, '0');
