import { plural } from '../words/index.ts';
import { Fault } from './fault.ts';
import type { Missed } from './plan.ts';
import { indexText, nameText } from './print.ts';
import { type Program, resolve } from './program.ts';
import { unfolded } from './rules.ts';
import { simplify } from './simplify.ts';
import { isZero, partsOf } from './term.ts';
import type { Equation, Name, Term } from './types.ts';

/** One place in which a block of plaintext stands: what is around it, outermost first. */
interface Standing {
  readonly offset: number;
  readonly around: readonly Term[];
  readonly half: 'left' | 'right' | undefined;
}

/** What is wrong, and what to do. */
type Reason = readonly [message: string, repair: string];

/** Why P can’t be found from C, in terms of the equation that P stands in. */
export function whyNotBack(program: Program, missed: Missed): Fault {
  const equation = equationOfC(program, missed);
  const whole = unfolded(program, equation);
  const places = standings(simplify(whole));
  const p: Name = { letter: 'P', index: equation.index! };
  const own = places.filter(({ offset }) => offset === 0);
  const [name, of] = [nameText(p), nameText(equation)];
  const [message, repair] = (own.length === 0
    ? absent(p, of, places[0], standings(whole).length > 0)
    : undefined) ??
    (own.length > 1 && !areHalves(own) ? twice(name, of, own) : undefined) ??
    blockedBy(name, own) ??
    halfLost(name, of, own) ??
    notYet(p, of, places) ?? [
      `Nothing leads from ${of} to ${name} in a message of ${plural(missed.n, 'block')}: each way needs a value that hangs on ${name} itself.`,
      'Leave out one of the places in which a value in between is made of the plaintext.',
    ];
  return new Fault('no-way-back', spanOf(program, equation), message, repair);
}

/** The block of plaintext isn’t in its block of ciphertext at all. */
function absent(p: Name, of: string, other: Standing | undefined, wasThere: boolean): Reason {
  const name = nameText(p);
  if (other) {
    const lost = other.offset < 0 ? 'P[n]' : 'P[1]';
    const there = nameAt(p, other.offset);
    return [
      `${of} is made of ${there} and not of ${name}: ${lost} is in no block of ciphertext.`,
      `Write ${name} where ${there} stands.`,
    ];
  }
  if (wasThere)
    return [
      `What ${of} takes in of ${name} cancels out: x ^ x is 0, and nothing of the message is left.`,
      `Leave ${name} in one place.`,
    ];
  return [
    `${name} is in no equation that leads to ${of}: the ciphertext has nothing of the message.`,
    `Let ${of} take it in: ${of} = E(${name}), say.`,
  ];
}

function blockedBy(name: string, own: readonly Standing[]): Reason | undefined {
  const [reason] = own.flatMap(({ around }) => around.flatMap(blocks));
  return reason && [`${name} ${reason[0]}.`, reason[1]];
}

function halfLost(name: string, of: string, own: readonly Standing[]): Reason | undefined {
  const half = own.length === 1 ? own[0].half : undefined;
  if (!half) return undefined;
  return [
    `Only the ${half} half of ${name} reaches ${of}: the ${half === 'left' ? 'right' : 'left'} one is lost.`,
    `Let the other half in as well, ${of} = E( … ) || … , or take ${name} whole.`,
  ];
}

function notYet(p: Name, of: string, places: readonly Standing[]): Reason | undefined {
  const later = places.find(({ offset }) => offset > 0);
  if (!later) return undefined;
  return [
    `To find ${nameText(p)} from ${of} one needs ${nameAt(p, later.offset)}, which isn’t there yet: it has to be found in the same way.`,
    `Take ${nameAt(p, -later.offset)}, the block before, in its place.`,
  ];
}

function equationOfC(program: Program, { n, j }: Missed): Equation {
  return (
    program.equationOf('C', j ?? n, n) ??
    program.equations.find(({ letter, index }) => letter === 'C' && index?.base === 'i')!
  );
}

const nameAt = ({ letter, index }: Name, by: number): string =>
  letter + indexText({ base: index!.base, offset: index!.offset + by });

/** The plaintext in the line of C, or, where it stands in another line, that line’s; else the whole line. */
function spanOf({ equations }: Program, equation: Equation): { at: number; length: number } {
  const isP = ({ letter }: Name): boolean => letter === 'P';
  const other = equations.find(({ values, index }) => index?.base === 'i' && values.some(isP));
  return equation.values.find(isP) ?? other?.values.find(isP) ?? equation;
}

/** Every place in which a P with an index of the running block stands. */
function standings(term: Term, around: readonly Term[] = []): Standing[] {
  if (term.op === 'value') {
    if (term.letter !== 'P' || !term.index || resolve(term.index, 0, 0) === undefined) return [];
    if (term.index.base !== 'i') return [];
    const parent = around.at(-1);
    const half = parent?.op === 'left' || parent?.op === 'right' ? parent.op : undefined;
    return [{ offset: term.index.offset, around, half }];
  }
  return partsOf(term).flatMap((part) => standings(part, [...around, term]));
}

const areHalves = (places: readonly Standing[]): boolean =>
  places.length === 2 &&
  places[0].half !== undefined &&
  places[1].half !== undefined &&
  places[0].half !== places[1].half;

const isCipher = ({ op }: Term): boolean => op === 'cipher' || op === 'invCipher';

function twice(name: string, of: string, places: readonly Standing[]): Reason {
  const under = places.filter(({ around }) => around.some(isCipher)).length;
  const count = places.length === 2 ? 'twice' : `${places.length} times`;
  const where =
    under === places.length
      ? `stands under E ${count} in ${of}: two unknowns that no XOR takes apart`
      : under === 0
        ? `stands ${count} in ${of}, and what comes of both can’t be taken apart`
        : `stands ${count} in ${of}, under E and beside it: to take the one away one would need the other`;
  return [
    `${name} ${where}.`,
    `Leave ${name} in one place, and take something the receiver has for the other: C[i-1], IV, a counter.`,
  ];
}

/** What can’t be taken back around a value, and why; none where all of it can. */
function blocks(term: Term): Reason[] {
  if (term.op === 'multiply') {
    if (isZero(term.a) || isZero(term.b))
      return [
        [
          'is multiplied by 0, and 0 is all that comes of it',
          'Multiply by something that isn’t 0.',
        ],
      ];
    return [
      [
        'is multiplied by a value that may be 0, and then nothing is left of it',
        'Multiply by a constant that isn’t 0, or XOR the product with something else and leave the plaintext out of it.',
      ],
    ];
  }
  if ((term.op === 'left' || term.op === 'right') && term.of.op !== 'value')
    return [
      [
        `stands under ${term.op}( ) of something that needs both halves, and half of it is thrown away`,
        'Keep the whole block.',
      ],
    ];
  return [];
}
