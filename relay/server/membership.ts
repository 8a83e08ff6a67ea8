import type { Right } from './capability.ts';
import { type Context, whyOf } from './context.ts';
import type { Member } from './rooms.ts';
import { Throttle } from './throttle.ts';

/** What every member has, whatever carries it: a seat in a room, a rate, a count and a place in the log. */
export class Membership {
  readonly #member: Member;
  readonly #right: Right;
  readonly #context: Context;
  readonly #throttle: Throttle;
  readonly #close: (code: number, reason: string) => void;

  constructor(member: Member, right: Right, context: Context) {
    const { limits, closers, clock } = context;
    this.#member = member;
    this.#right = right;
    this.#context = context;
    this.#throttle = new Throttle(limits.rate, limits.burst, clock.now());
    this.#close = (code, reason) => member.close(code, reason);
    closers.add(this.#close);
  }

  /** A line of the log about the member. `code`: a close code; `by`: what carries it. */
  note(
    event: 'join' | 'close' | 'leave',
    about: { readonly code?: number; readonly by?: string },
  ): void {
    const { room, place } = this.#right;
    this.#context.log(event, { room: room.slice(0, 8), place, ...about });
  }

  /** It has sent a frame: passes it on. */
  pass(frame: Uint8Array): void {
    const { counters, rooms } = this.#context;
    counters.framesIn++;
    counters.bytesIn += frame.length;
    if (rooms.frame(this.#right.room, this.#member, frame) === 0) counters.framesUnheard++;
  }

  /** It was sent a frame. */
  wasSent(frame: Uint8Array): void {
    this.#context.counters.framesOut++;
    this.#context.counters.bytesOut += frame.length;
  }

  /** It has sent anything. Milliseconds not to read it for; `Infinity`: it is to be shut out. */
  delay(): number {
    return this.#throttle.take(this.#context.clock.now());
  }

  /** Its connection has ended, with this close code. */
  end(code: number): void {
    const { closers, rooms, counters } = this.#context;
    closers.delete(this.#close);
    rooms.leave(this.#right.room, this.#member);
    counters.closed(whyOf(code));
    this.note('leave', { code });
  }
}
