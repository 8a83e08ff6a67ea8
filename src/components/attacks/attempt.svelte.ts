import {
  challenges,
  type ChallengeId,
  type Mend,
  type Part,
  partsOf,
} from '../../lib/attacks/index.ts';
import { Bench } from './bench.svelte.ts';
import { Machine } from './machine.svelte.ts';

/** A piece of a message that was sent; `was`: the captured one in its place, where only bytes were changed. */
export interface SentPart {
  readonly part: Part;
  readonly was: Uint8Array | undefined;
}

/** One attack of the machine on a server that was mended. */
export class Attempt {
  readonly id: ChallengeId;
  readonly mend: Mend;
  readonly bench: Bench;
  readonly machine = new Machine<{ readonly says: string }>();
  /** The last message that was delivered, in pieces. */
  sent = $state.raw<readonly SentPart[]>([]);

  readonly done = $derived(this.machine.state === 'done');
  /** Whether the last thing that the server did was to refuse a tag. */
  readonly wrongTag = $derived.by(
    () => this.bench.ledger.at(-1)?.says.startsWith('Refused') ?? false,
  );

  constructor(id: ChallengeId, seed: string, mend: Mend) {
    this.id = id;
    this.mend = mend;
    this.bench = new Bench(challenges[id], seed, mend);
  }

  async run(): Promise<void> {
    const seen = await this.bench.listen();
    let last: Uint8Array | undefined;
    await this.machine.run(challenges[this.id].attack(seen, this.mend), this.bench, (query) => {
      if (query.op === 'deliver') last = query.bytes;
    });
    if (last) this.sent = this.#laidOut(last, seen.wire[0]);
  }

  #laidOut(message: Uint8Array, captured: Uint8Array): SentPart[] {
    const parts = (bytes: Uint8Array) => partsOf(bytes, this.mend, challenges[this.id].mode);
    const before = this.id === 'flip' ? parts(captured) : [];
    return parts(message).map((part, i) => ({ part, was: before[i]?.bytes }));
  }
}
