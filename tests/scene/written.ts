import { subscript } from '../../src/lib/words/index.ts';
import type { formulaOf } from '../../src/lib/scene/index.ts';
import { nameText, type Term } from '../../src/lib/scene/index.ts';

/** A term as one would write it. */
function term(it: Term): string {
  switch (it.kind) {
    case 'name':
      return nameText(it.name);
    case 'MSB':
    case 'LSB':
    case 'ROTL':
      return `${it.kind}${subscript(String(it.bits))}(${term(it.of)})`;
    case 'double':
      return `${term(it.of)} • α`;
    case 'halve':
      return `${term(it.of)} • α⁻¹`;
    case 'cipher':
    case 'invCipher':
    case 'tweakCipher':
      return `${{ cipher: 'E', invCipher: 'E⁻¹', tweakCipher: 'E₂' }[it.kind]}(${term(it.of)})`;
    case 'multiply':
      return `${it.left.kind === 'name' ? term(it.left) : `(${term(it.left)})`} • ${term(it.right)}`;
    default:
      return `${term(it.left)} ${it.kind === 'xor' ? '⊕' : '‖'} ${term(it.right)}`;
  }
}

/** A block’s formula as one would write it. */
export const written = (it: NonNullable<ReturnType<typeof formulaOf>>): string =>
  `${nameText(it.name)} = ${term(it.term)}`;
