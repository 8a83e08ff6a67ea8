/** A size with at most `pixels` pixels and the same shape, at least 1 × 1; itself where it is small enough. */
export function fitSize(width: number, height: number, pixels: number): [number, number] {
  if (width * height <= pixels) return [width, height];
  const scale = Math.sqrt(pixels / (width * height));
  return [Math.max(1, Math.floor(width * scale)), Math.max(1, Math.floor(height * scale))];
}

/** Cuts bytes into strips of whole blocks of about `rows` rows: where each begins, and the end. */
export function stripsOf(byteLength: number, stride: number, rows: number): number[] {
  const size = Math.max(16, Math.round((stride * rows) / 16) * 16);
  const starts = Array.from({ length: Math.ceil(byteLength / size) }, (_, i) => i * size);
  return [...starts, byteLength];
}
