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

/** Why P can’t be found from C, in terms of the equation that P stands in. */
export function whyNotBack(program: Program, missed: Missed): Fault {
  const { n } = missed;
  const equation = equationOfC(program, missed);
  const term = simplify(unfolded(program, equation));
  const places = standings(term);
  const shown = { letter: 'P', index: equation.index! };
  const own = places.filter(({ offset }) => offset === 0);
  const span = spanOf(program, equation);
  const fault = (message: string, repair: string): Fault =>
    new Fault('no-way-back', span, message, repair);
  const name = nameText(shown);
  const of = nameText(equation);

  if (own.length === 0) {
    const other = places[0];
    if (!other && standings(unfolded(program, equation)).length > 0)
      return fault(
        `What ${of} takes in of ${name} cancels out: x ^ x is 0, and nothing of the message is left.`,
        `Leave ${name} in one place.`,
      );
    if (!other)
      return fault(
        `${name} is in no equation that leads to ${of}: the ciphertext has nothing of the message.`,
        `Let ${of} take it in: ${of} = E(${name}), say.`,
      );
    const lost = other.offset < 0 ? 'P[n]' : 'P[1]';
    return fault(
      `${of} is made of ${nameAt(shown, other.offset)} and not of ${name}: ${lost} is in no block of ciphertext.`,
      `Write ${name} where ${nameAt(shown, other.offset)} stands.`,
    );
  }
  if (own.length > 1 && !areHalves(own)) return fault(...twice(name, of, own));
  const blocked = own.flatMap(({ around }) => around.flatMap(blocks)).at(0);
  if (blocked) return fault(`${name} ${blocked[0]}.`, blocked[1]);
  const half = own.length === 1 ? own[0].half : undefined;
  if (half)
    return fault(
      `Only the ${half} half of ${name} reaches ${of}: the ${half === 'left' ? 'right' : 'left'} one is lost.`,
      `Let the other half in as well, ${of} = E( … ) || … , or take ${name} whole.`,
    );
  const later = places.find(({ offset }) => offset > 0);
  if (later)
    return fault(
      `To find ${name} from ${of} one needs ${nameAt(shown, later.offset)}, which isn’t there yet: it has to be found in the same way.`,
      `Take ${nameAt(shown, -later.offset)}, the block before, in its place; or say what ${nameText({ letter: 'P', index: { base: 'n', offset: later.offset } })} is.`,
    );
  return fault(
    `Nothing leads from ${of} to ${name} in a message of ${plural(n, 'block')}: each way needs a value that hangs on ${name} itself.`,
    'Leave out one of the places in which a value in between is made of the plaintext.',
  );
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

function twice(
  name: string,
  of: string,
  places: readonly Standing[],
): [message: string, repair: string] {
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
function blocks(term: Term): [message: string, repair: string][] {
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
