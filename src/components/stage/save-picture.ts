import { markupOf } from '../../lib/paint/index.ts';
import type { Frame } from '../../lib/scene/index.ts';
import { download } from '../parts/download.ts';
import looks from '../../styles/picture.css?raw';

const FACES = ['--sans', '--mono', '--serif'];
const MARGIN = 16;

/** Every custom property that the looks use, at its value in the theme of the page. */
function tokens(): string {
  const names = new Set([...looks.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name));
  const probe = document.body.appendChild(document.createElement('span'));
  const styles = getComputedStyle(document.documentElement);
  const value = (name: string): string => {
    if (FACES.includes(name)) return styles.getPropertyValue(name);
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const lines = [...names]
    .filter((name) => !name.startsWith('--role'))
    .map((name) => `${name}:${value(name)}`);
  probe.remove();
  return `svg{${lines.join(';')}}`;
}

async function dataUrl(url: string): Promise<string> {
  const blob = await (await fetch(url)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.readAsDataURL(blob);
  });
}

/** The page's own faces with their bytes inside, so that the picture looks alike wherever it goes. */
async function faces(): Promise<string> {
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter(
      (rule): rule is CSSFontFaceRule =>
        rule instanceof CSSFontFaceRule && rule.cssText.includes('url('),
    );
  const inlined = rules.map(async ({ cssText }) => {
    const [whole, url] = /url\("?([^")]+)"?\)/.exec(cssText)!;
    return cssText.replace(whole, `url(${await dataUrl(new URL(url, document.baseURI).href)})`);
  });
  return (await Promise.all(inlined)).join('');
}

/** The frame as a whole SVG file: its looks, its faces and its ground inside. */
async function toSvg(frame: Frame, title: string): Promise<string> {
  const [width, height] = [frame.width + 2 * MARGIN, frame.height + 2 * MARGIN];
  const style = `${await faces()}${tokens()}${looks}`.replaceAll('<', '\\3c ');
  const escaped = title.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<svg xmlns="http://www.w3.org/2000/svg" class="picture" width="${width}" height="${height}" viewBox="${-MARGIN} ${-MARGIN} ${width} ${height}"><title>${escaped}</title><style>${style}</style><rect x="${-MARGIN}" y="${-MARGIN}" width="${width}" height="${height}" fill="var(--card)"/>${markupOf(frame)}</svg>`;
}

/** The same as PNG, two pixels a unit. */
async function toPng(frame: Frame, title: string): Promise<Blob> {
  const svg = await toSvg(frame, title);
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = 2 * image.naturalWidth;
    canvas.height = 2 * image.naturalHeight;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) =>
        blob ? resolve(blob) : reject(new Error('The picture is too large for this browser.')),
      );
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * Hands the reader a frame as a picture file called `name`, `title` in it for who doesn’t see it. Rejects where the browser
 * can’t draw it as PNG, with a reason in words or the browser’s own error.
 */
export async function savePicture(
  name: string,
  kind: 'svg' | 'png',
  frame: Frame,
  title: string,
): Promise<void> {
  const blob =
    kind === 'png'
      ? await toPng(frame, title)
      : new Blob([await toSvg(frame, title)], { type: 'image/svg+xml' });
  download(name, blob);
}
