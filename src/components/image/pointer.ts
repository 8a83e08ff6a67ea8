/** The pixel of a picture under the pointer, where the picture is fitted into the element's box; else undefined. */
export function pixelUnder(
  event: { clientX: number; clientY: number },
  element: Element,
  { width, height }: { width: number; height: number },
): { x: number; y: number } | undefined {
  const box = element.getBoundingClientRect();
  const scale = Math.min(box.width / width, box.height / height);
  const left = box.left + (box.width - width * scale) / 2;
  const top = box.top + (box.height - height * scale) / 2;
  const x = Math.floor((event.clientX - left) / scale);
  const y = Math.floor((event.clientY - top) / scale);
  return x >= 0 && y >= 0 && x < width && y < height ? { x, y } : undefined;
}
