import type { Endpoint } from '../../lib/session/index.ts';
import { type Crossing, TappedWire } from '../../lib/transport/index.ts';
import type { Role } from '../../lib/wire/index.ts';
import type { Wire } from './wire.ts';

/** A wire inside the page: both sides are here, and bytes cross by structured clone. */
export class LocalWire implements Wire {
  readonly here = ['client', 'server'] as const;
  readonly #tapped = new TappedWire();
  #endpoints: Readonly<Record<Role, Endpoint>> | undefined;

  get log(): readonly Crossing[] {
    return this.#tapped.log;
  }

  saved(): undefined {
    return undefined;
  }

  open(endpoints: Readonly<Record<Role, Endpoint>>, see: (crossing: Crossing) => void): void {
    this.#endpoints = endpoints;
    this.#tapped.subscribe(see);
    this.mend();
  }

  cut(): void {
    this.#tapped.close();
  }

  mend(): void {
    if (!this.#endpoints) return;
    const ports = this.#tapped.open();
    for (const role of this.here) this.#endpoints[role].connect(ports[role]);
  }
}
