/** A point, in units of the picture; y grows downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a mark stands, in scene units (one unit is one CSS pixel at zoom 1). */
export type Shape = BoxShape | DiscShape | WireShape | HeadShape | ArcShape | LabelShape;

/** `x` and `y`: its top left corner. */
export interface BoxShape {
  readonly shape: 'box';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
}
/** `x` and `y`: its middle. */
export interface DiscShape {
  readonly shape: 'disc';
  readonly x: number;
  readonly y: number;
  readonly r: number;
}
/** A line through points, its corners rounded. */
export interface WireShape {
  readonly shape: 'wire';
  readonly points: readonly Point[];
}
/** An arrow's head. */
export interface HeadShape {
  readonly shape: 'head';
  readonly tip: Point;
  readonly toward: 'down' | 'left' | 'right';
}
/** A curve that hangs by `depth` below its ends; above them where that is negative. */
export interface ArcShape {
  readonly shape: 'arc';
  readonly from: Point;
  readonly to: Point;
  readonly depth: number;
}
/** One line of text; `y`: its baseline. */
export interface LabelShape {
  readonly shape: 'label';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** A rectangle by its top left corner. */
export const box = (
  { x, y, width, height }: Pick<BoxShape, 'x' | 'y' | 'width' | 'height'>,
  radius: number,
): BoxShape => ({ shape: 'box', x, y, width, height, radius });

/** A rectangle by its top left corner, larger by `by` on every side. */
export const around = (
  { x, y, width, height }: Omit<BoxShape, 'shape' | 'radius'>,
  by: number,
) => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** A circle by its middle. */
export const disc = (x: number, y: number, r: number): DiscShape => ({ shape: 'disc', x, y, r });

/** A line through points. */
export const wire = (...points: readonly Point[]): WireShape => ({ shape: 'wire', points });

/** An arrow's head by its tip. */
export const head = (tip: Point, toward: HeadShape['toward']): HeadShape => ({
  shape: 'head',
  tip,
  toward,
});

/** A line of text by its baseline. */
export const label = (
  x: number,
  y: number,
  text: string,
  anchor: LabelShape['anchor'] = 'middle',
): LabelShape => ({ shape: 'label', x, y, text, anchor });
