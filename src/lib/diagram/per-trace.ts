import type { Trace } from '../modes/types.ts';

/**
 * A function of a trace that is worked out once for each trace, when it is first asked for. For what takes a walk over the
 * whole message: a frame may look such things up, and never walks itself.
 */
export function perTrace<T>(make: (trace: Trace) => T): (trace: Trace) => T {
  const known = new WeakMap<Trace, { readonly value: T }>();
  return (trace) => {
    let made = known.get(trace);
    if (!made) known.set(trace, (made = { value: make(trace) }));
    return made.value;
  };
}
