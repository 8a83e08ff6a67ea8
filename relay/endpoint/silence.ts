/**
 * Calls back when nothing has come for so many milliseconds; returns how to call that off. The sockets are looked at once
 * more before: bytes that wait because this process, or the machine, was busy aren't a pause of the peer's.
 */
export function afterSilence(ms: number, then: () => void): () => void {
  let look: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => (look = setImmediate(then)), ms);
  return () => {
    clearTimeout(timer);
    clearImmediate(look);
  };
}
