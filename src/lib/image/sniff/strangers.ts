import { toHex } from '../../bytes/index.ts';

/** Kinds of picture that no browser reads and this page doesn't either, told by their first bytes in hex. */
const STRANGERS: readonly (readonly [name: string, begins: RegExp])[] = [
  ['a TIFF', /^(?:49492[ab]00|4d4d002[ab])/],
  ['a PAM (P7)', /^5037(?:0a|0d|20)/],
  ['a Photoshop', /^38425053/],
  ['a JPEG XL', /^(?:ff0a|0000000c4a584c20)/],
  ['a JPEG 2000', /^(?:0000000c6a502020|ff4fff51)/],
  ['a Windows icon', /^00000[12]00(?!00)/],
  ['a QOI', /^716f6966/],
  ['a GIMP', /^67696d7020786366/],
];

/** A TGA's second byte tells of a colour map, and the third the kind of picture. Truevision TGA 2.0. */
const TGA_START = /^..(?:00(?:02|03|0a|0b)|01(?:01|09))/;
const TGA_END = 'TRUEVISION-XFILE.\0';

/** What kind of picture this is that can't be read, with its article; undefined where it is none that is known. */
export function strangerOf(bytes: Uint8Array, name: string): string | undefined {
  const start = toHex(bytes.subarray(0, 16));
  const found = STRANGERS.find(([, begins]) => begins.test(start));
  if (found) return found[0];
  // TGA has no mark at its beginning; newer ones have one at their end, and of others the name has to tell.
  const isNewTga = String.fromCharCode(...bytes.subarray(-TGA_END.length)) === TGA_END;
  const isTga = isNewTga || (/\.(?:tga|icb|vda|vst)$/i.test(name) && TGA_START.test(start));
  return isTga ? 'a TGA' : undefined;
}

/** How to make a picture of it that can be read. */
export function howToConvert(name: string): string {
  const base = name.replace(/\.\w+$/, '');
  const quoted = (text: string): string => `"${text.replace(/["$`\\]/g, '\\$&')}"`;
  return `Convert it, with ImageMagick: magick ${quoted(name)} ${quoted(`${base}.png`)}; or open it in GIMP, Photoshop or Preview and export it as PNG.`;
}
