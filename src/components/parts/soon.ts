/**
 * Acts in a task of its own, with the latest value it was called with. An event of the pointer and the picture that follows it
 * are else one task; so the page is free between what a drag computes and what the browser draws of it.
 */
export function soon<T>(act: (value: T) => void): (value: T) => void {
  let latest: T;
  let waits = false;
  return (value) => {
    latest = value;
    if (waits) return;
    waits = true;
    setTimeout(() => {
      waits = false;
      act(latest);
    });
  };
}
