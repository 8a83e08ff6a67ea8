import { parseFrame } from '../../../src/lib/wire/index.ts';
import { concatBytes } from '../../../src/lib/bytes/index.ts';
import { formsIn, valuesIn } from './burst.ts';
import { type Candidate, candidatesFor, type Known } from './candidates.ts';
import { formsOf, readForm, type Values } from './form.ts';
import { framingsOf } from './framings-of.ts';
import type { Form, Framing, Scheme } from './scheme.ts';
import { type Score, scoresOf } from './score.ts';
import { sameScheme } from './words.ts';

/** What came without a pause in it, arrival by arrival. */
export type Burst = readonly Uint8Array[];

/** A way to speak, and what speaks for it. */
export interface Ranked extends Omit<Score, 'scheme'> {
  readonly scheme: Scheme;
}

/** What is believed of a conversation. */
export interface Verdict {
  /** The best that fits; undefined where nothing does. */
  readonly best?: Ranked;
  /** Whether luck, and everything else that was tried, can be left out of account. */
  readonly sure: boolean;
  /** What fits nearly as well and would read or answer otherwise. */
  readonly rivals: readonly Ranked[];
  /** What came nearest where nothing fits. */
  readonly nearest?: Ranked;
  /** How many ways were tried. */
  readonly tried: number;
}

const FRAME_START_BYTES = 36;
/** So many messages are judged: more prove no more. */
const MOST_MESSAGES = 8;
const KEPT = 48;
/** Luck explains what is called sure less than once in so many searches, as a power of two; and no rival comes nearer. */
const MARGIN = 10;
const LEAST = 4;

/** True where a stream begins with one of our own frames; undefined while there is too little of it to tell. */
export function isFrames(bytes: Uint8Array): boolean | undefined {
  const start = [0, 0, undefined, undefined, 1, 1].slice(0, bytes.length);
  if (start.some((byte, i) => byte !== undefined && byte !== bytes[i])) return false;
  if (bytes.length < FRAME_START_BYTES) return undefined;
  try {
    parseFrame(bytes.subarray(4, FRAME_START_BYTES));
    return true;
  } catch {
    return false;
  }
}

/** What a conversation is written in, by all that has come. Pure: the same bursts give the same verdict. */
export function detect(bursts: readonly Burst[], known: Known): Verdict {
  const readings = readingsOf(bursts);
  let tried = 0;
  const kept: { reading: Reading; candidate: Candidate; score: number }[] = [];
  for (const reading of readings)
    for (const key of known.keys)
      for (const candidate of candidatesFor(reading.values, key, known)) {
        tried += 1;
        const [best] = scoresOf(candidate, reading.values.slice(0, PROBED));
        if (best) kept.push({ reading, candidate, score: best.score - reading.cost });
      }
  kept.sort((a, b) => b.score - a.score);
  const ranked = kept
    .slice(0, KEPT)
    .flatMap(({ reading, candidate }) => rankedOf(reading, scoresOf(candidate, reading.values)))
    .sort((a, b) => b.score - a.score);
  return verdictOf(ranked, Math.max(1, tried));
}

/** Running streams, and an IV sent once, need all messages from the first on; so that all are weighed alike, the others get no more. */
const PROBED = 2;

const rankedOf = ({ framing, form, cost }: Reading, scores: readonly Score[]): Ranked[] =>
  scores.map(({ scheme, score, ...rest }) => ({
    ...rest,
    score: score - cost,
    scheme: { ...scheme, framing, form },
  }));

function verdictOf(ranked: readonly Ranked[], tried: number): Verdict {
  const [best] = ranked;
  const luck = Math.log2(tried);
  if (!best || (best.bits < luck + LEAST && !best.proven))
    return { sure: false, rivals: [], tried, ...(best && best.bits > 0 && { nearest: best }) };
  const rivals = ranked.filter(
    ({ score, scheme }) =>
      score > best.score - marginTo(scheme) && !sameScheme(scheme, best.scheme),
  );
  const { iv, filling, mode } = best.scheme;
  const isOpen =
    iv.kind === 'unknown' ||
    iv.kind === 'session' ||
    (iv.kind === 'agreed' && iv.guessed) ||
    (filling === 'none' && (mode === 'cbc' || mode === 'ecb'));
  const sure = !isOpen && rivals.length === 0 && (best.proven || best.bits - luck >= MARGIN);
  return { best, sure, rivals, tried };
}

/** Letters that aren’t ASCII look a little like noise where two first blocks are compared. */
const marginTo = ({ iv }: Scheme): number => (iv.kind === 'unknown' ? 2 * MARGIN : MARGIN);

/** One way to cut what came, and to read it: its messages’ values. */
interface Reading {
  readonly framing: Framing;
  readonly form: Form;
  readonly values: readonly Values[];
  readonly cost: number;
}

function readingsOf(bursts: readonly Burst[]): Reading[] {
  const whole = bursts.map((burst) => concatBytes(burst));
  const bytes = concatBytes(whole);
  return framingsOf(bytes).flatMap(({ framing, units, cost }) => {
    if (framing.kind === 'none') return unframed(bursts, whole);
    const forms = distinct(units.slice(0, 3).flatMap(formsOf));
    return forms.flatMap((form) => {
      const values = units.slice(0, MOST_MESSAGES).map((unit) => readForm(form, unit));
      return values.every((one) => one !== undefined)
        ? [{ framing, form, values, cost: cost + costOfForm(form) }]
        : [];
    });
  });
}

/** Without framing a pause ends a message; where a burst as a whole makes no sense in a form, its arrivals may. */
function unframed(bursts: readonly Burst[], whole: readonly Uint8Array[]): Reading[] {
  const framing: Framing = { kind: 'none' };
  const forms = distinct([...whole.slice(0, 3), ...bursts[0].slice(0, 1)].flatMap(formsIn));
  return forms.flatMap((form) => {
    const found: Reading[] = [];
    const read = (units: readonly Uint8Array[], cost: number) => {
      const values = units.slice(0, MOST_MESSAGES).map((unit) => valuesIn(form, unit));
      if (values.length > 0 && values.every((one) => one !== undefined))
        found.push({ framing, form, values: values.flat(), cost: cost + costOfForm(form) });
    };
    read(whole, 0);
    if (bursts.some((burst) => burst.length > 1)) read(bursts.flat(), 2);
    return found;
  });
}

const costOfForm = (form: Form): number => (form.kind === 'whole' && form.codec === 'raw' ? 0 : 1);

function distinct(forms: readonly Form[]): Form[] {
  const seen = new Set<string>();
  return forms.filter((form) => {
    const name = JSON.stringify(form.kind === 'named' ? form.slots : form);
    return seen.has(name) ? false : seen.add(name);
  });
}
