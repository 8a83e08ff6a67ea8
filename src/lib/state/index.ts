/** What survives: the state of a stage in a link, a recorded session, what was done in the lessons; validated, never trusted. */
export { type InventState, readInvent, type ReadInvent, writeInvent } from './invent-link.ts';
export { type OpenState, readOpen, type ReadOpen, writeOpen } from './open-link.ts';
export { MAX_FRAGMENT, MAX_INFLATED } from './fragment.ts';
export { readState, writeState } from './link.ts';
export {
  emptyProgress,
  type Entry,
  type KeptEdits,
  MAX_PROGRESS,
  type Progress,
  readProgress,
  type ReadProgress,
  withEntry,
} from './progress.ts';
export {
  MAX_RECORDING,
  readRecording,
  readRecordingLink,
  writeRecording,
  writeRecordingLink,
} from './recording.ts';
export type * from './recording-types.ts';
export { type ReadReport, readReport, type Report, reportOf } from './report.ts';
export type * from './types.ts';
