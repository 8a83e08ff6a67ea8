/** A size with at most `pixels` pixels and the same shape, at least 1 × 1; itself where it is small enough. */
export function fitSize(width: number, height: number, pixels: number): [number, number] {
  if (width * height <= pixels) return [width, height];
  const scale = Math.sqrt(pixels / (width * height));
  return [Math.max(1, Math.floor(width * scale)), Math.max(1, Math.floor(height * scale))];
}
