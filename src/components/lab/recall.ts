/** Goes back and forth in what was sent before, as a shell does; what was being written is at the end. */
export class Recall {
  /** How many texts back; 0: what is being written. */
  #back = 0;
  #draft = '';

  /** The text before; undefined where there is none. `draft`: what stands in the box. */
  back(draft: string, sent: readonly string[]): string | undefined {
    if (this.#back >= sent.length) return undefined;
    if (this.#back === 0) this.#draft = draft;
    return sent[sent.length - ++this.#back];
  }

  /** The text after it, at last what was being written; undefined where that stands there already. */
  forth(sent: readonly string[]): string | undefined {
    if (this.#back === 0) return undefined;
    this.#back -= 1;
    return this.#back === 0 ? this.#draft : sent[sent.length - this.#back];
  }

  /** Something was sent: begins at the end again. */
  reset(): void {
    this.#back = 0;
  }
}
