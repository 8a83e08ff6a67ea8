import { moduleWorker } from '../parts/module-worker.ts';
import type { Wish } from './fields.ts';
import type { LookAnswer, LookJob, Plaintext, TryAnswer, TryJob } from './jobs.ts';
import type { Look } from './look.ts';
import lookUrl from './look.worker.ts?worker&url';
import openUrl from './open.worker.ts?worker&url';
import type { Result } from './result.ts';

/** Told now and then: how much is done, from 0 to 1, and at what. */
export type Progress = (done: number, at: string) => void;

/** Who works for the page. */
export interface Crew {
  /** How a text can be read; `sealed`: and what it may be an envelope of. */
  look(text: string, sealed: boolean): Promise<Look>;
  /** Ends what is tried just now, and tries this. Rejected with `ENDED` where it was ended itself. */
  diagnose(wish: Wish, progress: Progress): Promise<Result>;
  /** All bytes of a finding of the last result. */
  plaintext(index: number): Promise<Plaintext>;
  /** Ends what is tried. */
  end(): void;
}

/** What a try that was ended is rejected with. */
export const ENDED = new Error('ended');

interface Waiting<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

/** Two workers: one that looks, at once, and one that tries, and is ended where it is busy with what nobody wants any longer. */
export class Workers implements Crew {
  #looker: Worker | undefined;
  #looks = new Map<number, Waiting<Look>>();
  #next = 0;
  #tryer: Worker | undefined;
  #trying: Waiting<TryAnswer> | undefined;

  look(text: string, sealed: boolean): Promise<Look> {
    const worker = (this.#looker ??= this.#hireLooker());
    const job: LookJob = { id: this.#next++, text, sealed };
    return new Promise((resolve, reject) => {
      this.#looks.set(job.id, { resolve, reject });
      worker.postMessage(job);
    });
  }

  async diagnose(wish: Wish, progress: Progress): Promise<Result> {
    const answer = await this.#try({ kind: 'diagnose', wish }, progress);
    if (answer.kind !== 'result') throw new Error('The worker gave another answer.');
    return answer.result;
  }

  async plaintext(index: number): Promise<Plaintext> {
    const answer = await this.#try({ kind: 'plaintext', index });
    if (answer.kind !== 'plaintext') throw new Error('The worker gave another answer.');
    return answer;
  }

  end(): void {
    if (!this.#trying) return;
    this.#tryer?.terminate();
    this.#tryer = undefined;
    this.#trying.reject(ENDED);
    this.#trying = undefined;
  }

  #try(job: TryJob, progress?: Progress): Promise<TryAnswer> {
    this.end();
    const worker = (this.#tryer ??= moduleWorker(openUrl));
    return new Promise((resolve, reject) => {
      this.#trying = { resolve, reject };
      worker.onmessage = ({ data }: MessageEvent<TryAnswer>) => {
        if (data.kind === 'progress') return progress?.(data.done, data.at);
        this.#trying = undefined;
        if (data.kind === 'problem') reject(new Error(data.problem));
        else resolve(data);
      };
      worker.onerror = () => {
        reject(new Error('The worker stopped.'));
        this.end();
      };
      worker.postMessage(job);
    });
  }

  #hireLooker(): Worker {
    const worker = moduleWorker(lookUrl);
    worker.onmessage = ({ data }: MessageEvent<LookAnswer>) => {
      const waiting = this.#looks.get(data.id);
      this.#looks.delete(data.id);
      if ('look' in data) waiting?.resolve(data.look);
      else waiting?.reject(new Error(data.problem));
    };
    worker.onerror = () => {
      this.#looker = undefined;
      for (const { reject } of this.#looks.values()) reject(new Error('The worker stopped.'));
      this.#looks.clear();
    };
    return worker;
  }
}
