/** How many requests are being answered: of one connection, and of all. */
export class InFlight<Connection extends object> {
  readonly #mostOfOne: number;
  readonly #mostOfAll: number;
  readonly #ofOne = new WeakMap<Connection, number>();
  #ofAll = 0;

  constructor(mostOfOne: number, mostOfAll: number) {
    this.#mostOfOne = mostOfOne;
    this.#mostOfAll = mostOfAll;
  }

  /** One more; `ended` says that it is answered. Where it is one too many, whose limit that is; then it isn't counted. */
  begin(connection: Connection): { readonly ended: () => void } | 'connection' | 'all' {
    const own = this.#ofOne.get(connection) ?? 0;
    if (own >= this.#mostOfOne) return 'connection';
    if (this.#ofAll >= this.#mostOfAll) return 'all';
    this.#add(connection, 1);
    return { ended: () => this.#add(connection, -1) };
  }

  #add(connection: Connection, count: 1 | -1): void {
    this.#ofOne.set(connection, (this.#ofOne.get(connection) ?? 0) + count);
    this.#ofAll += count;
  }
}
