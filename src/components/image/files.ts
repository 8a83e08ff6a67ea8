/** What a browser makes of bytes that are called a picture: an address to show it from, or its own error. */
export async function tryAsPicture(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ url?: string; error?: string }> {
  const blob = new Blob([bytes], { type: 'image/bmp' });
  try {
    (await createImageBitmap(blob)).close();
    return { url: URL.createObjectURL(blob) };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

/** Opaque pixels as the bytes of a PNG file. */
export async function pngOf(pixels: Uint8ClampedArray<ArrayBuffer>, width: number, height: number) {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')!.putImageData(new ImageData(pixels, width, height), 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}
