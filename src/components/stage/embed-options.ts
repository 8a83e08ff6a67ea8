/** How an embedded stage behaves. */
export interface EmbedOptions {
  readonly controls: boolean;
  readonly loop: boolean;
  /** Steps between which it loops, counted from 0. */
  readonly from?: number;
  readonly to?: number;
}

/** Reads `controls=0`, `loop=1`, `from=2`, `to=6`; what isn't a step of the run, or is unknown, is left out. */
export function readOptions(pairs: readonly string[], steps: number): EmbedOptions {
  const given = new Map(pairs.map((pair) => pair.split('=', 2) as [string, string]));
  const step = (name: string): number | undefined => {
    const text = given.get(name);
    return text !== undefined && /^\d{1,6}$/.test(text) && Number(text) <= steps
      ? Number(text)
      : undefined;
  };
  const [from, to] = [step('from'), step('to')];
  return {
    controls: given.get('controls') !== '0',
    loop: given.get('loop') === '1',
    ...(from === undefined ? {} : { from }),
    ...(to === undefined || to <= (from ?? 0) ? {} : { to }),
  };
}
