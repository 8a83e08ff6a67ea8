/** A message from its sender to its receiver: two runs, the wire between them, one picture and one clock. */
export { journeyFrame } from './frame.ts';
export { journeyHeight, layoutJourney } from './layout.ts';
export { journeyTimeline } from './time.ts';
export { currentIn, journeyCaption, journeyNarration } from './words.ts';
export { type Journey, type JourneyScene, type JourneyTimeline, receivedFrom } from './types.ts';
export {
  type JourneyLit,
  journeyLitSentence,
  litInJourney,
  type OwnPlace,
  ownPlace,
} from './light.ts';
