import { marksAt } from '../frame.ts';
import type { Frame } from '../types.ts';
import type { JourneyScene, JourneyTimeline } from './types.ts';

/** The picture of a journey at an instant. Pure: the same scene, timeline and time give the same frame. */
export const journeyFrame = (
  { width, height, marks }: JourneyScene,
  { whole }: JourneyTimeline,
  ms: number,
): Frame => ({ ms, width, height, marks: marksAt(marks, whole, ms) });
