/** Those who want to hear of something. One that throws doesn't keep the others, or the peer, from hearing. */
export class Listeners<E> {
  readonly #all = new Set<(event: E) => void>();

  /** Calls `listener` with each event from now on; returns how to stop that. */
  add(listener: (event: E) => void): () => void {
    this.#all.add(listener);
    return () => void this.#all.delete(listener);
  }

  /** Tells all of them; what one throws comes out after the others have heard. */
  tell(event: E): void {
    for (const listener of [...this.#all]) {
      try {
        listener(event);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
