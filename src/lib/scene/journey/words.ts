import { number, plural } from '../../words/index.ts';
import { ciphertext, nameText } from '../../diagram/index.ts';
import { captionOf } from '../words/caption.ts';
import { narrationOf } from '../words/narration.ts';
import { currentStep } from '../time/front.ts';
import { changedBlocks } from './changes.ts';
import { stretchAt } from './time.ts';
import type { Journey, JourneyScene, JourneyTimeline } from './types.ts';

/** What crosses: how many bytes of IV and ciphertext, and what they are called. */
export function wireParts({ sent, ivBytes }: Journey): {
  readonly bytes: number;
  readonly names: string;
} {
  const blocks = sent.outputs.length - (sent.tag === undefined ? 0 : 1);
  const name = (block: number): string => nameText(ciphertext(block));
  const parts = [
    ...(ivBytes > 0 ? [sent.mode.iv === 'nonce' ? 'the nonce' : 'the IV'] : []),
    ...(blocks === 1 ? [name(1)] : blocks > 1 ? [`${name(1)} to ${name(blocks)}`] : []),
    ...(sent.tag === undefined ? [] : ['the tag']),
  ];
  const names =
    parts.length > 1
      ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
      : (parts[0] ?? 'nothing');
  return { bytes: ivBytes + sent.output.length, names };
}

/** What happens between the two: said of the instant, and nothing of what comes after it. */
function wireSentence(journey: Journey, timeline: JourneyTimeline, ms: number): string {
  const { bytes, names } = wireParts(journey);
  if (ms < timeline.leaves)
    return `Encrypted: ${names}, ${plural(bytes, 'byte')}, are ready to be sent.`;
  const crossed = timeline.whole.start.at(-1);
  if (ms < crossed)
    return `${names.replace(/^./, (first) => first.toUpperCase())} cross, ${plural(bytes, 'byte')}: all that Eve sees. The key stays at both ends.`;
  const changed = changedBlocks(journey);
  return changed === 0
    ? 'All of it has come, and the receiver says so: that is the ack. Nothing is read yet.'
    : `${changed === 1 ? 'One block' : `${number(changed)} blocks`} came otherwise than ${changed === 1 ? 'it was' : 'they were'} sent. The receiver can’t know that, and says that it has it.`;
}

/** The instant in the clock of the half that it belongs to. */
const ownTime = ({ sent, arrives }: JourneyTimeline, ms: number): number =>
  ms < arrives ? Math.min(ms, sent.end) : ms - arrives;

/** The id, in its own half, of the step that a sentence should be about. */
export function currentIn(
  scene: JourneyScene,
  timeline: JourneyTimeline,
  ms: number,
): number | undefined {
  const half = ms < timeline.arrives ? 'sent' : 'received';
  return currentStep(scene.halves[half], timeline[half], ownTime(timeline, ms));
}

/** One sentence on what happens at an instant, on either side or between them. */
export function journeyCaption(
  journey: Journey,
  timeline: JourneyTimeline,
  step: number | undefined,
  ms: number,
): string {
  const stretch = stretchAt(timeline, ms);
  if (stretch === 'wire') return wireSentence(journey, timeline, ms);
  return captionOf(journey[stretch], timeline[stretch], step, ownTime(timeline, ms));
}

/** The same for those who don't see the picture. */
export function journeyNarration(
  journey: Journey,
  timeline: JourneyTimeline,
  step: number | undefined,
  ms: number,
): string {
  const stretch = stretchAt(timeline, ms);
  if (stretch === 'wire') return wireSentence(journey, timeline, ms);
  return narrationOf(journey[stretch], timeline[stretch], step, ownTime(timeline, ms));
}
