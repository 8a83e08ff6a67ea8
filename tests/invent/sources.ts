import { seeded } from '../../src/lib/bytes/index.ts';

const VALUES = [
  ...[
    'P[i]',
    'P[i]',
    'P[i]',
    'C[i-1]',
    'P[i-1]',
    'S[i]',
    'S[i-1]',
    'Q[i]',
    'IV',
    'N',
    '0',
    'i',
    'n',
  ],
  ...[
    'S[i+1]',
    'C[i]',
    'P[i+1]',
    'C[n]',
    'C[1]',
    'S[0]',
    'H',
    '0x00112233445566778899aabbccddeeff',
  ],
];
const STARTS = ['S[0]', 'Q[0]', 'C[0]', 'P[0]', 'P[n+1]', 'S[n+1]'];
const NOISE = [
  '(',
  ')',
  '^',
  '||',
  '§',
  '[',
  '\u202e',
  'x',
  '=',
  '0x',
  '\u0421',
  '\ud800',
  '\n',
  ';',
  '#',
  '_',
  'ᵢ',
];

/** Sources that a seed decides: most of them well formed, some damaged, and some noise alone. */
export function* sources(seed: number, count: number): Generator<string> {
  const random = seeded(seed, 'sources');
  const below = (n: number): number => (random(1)[0] * 256 + random(1)[0]) % n;
  const pick = <T>(list: readonly T[]): T => list[below(list.length)];
  const half = (depth: number): string =>
    [`left(${term(depth - 1)})`, `right(${term(depth - 1)})`, '0', 'i', 'inc(right(S[i-1]))'][
      below(5)
    ];
  const term = (depth: number): string => {
    if (depth <= 0 || below(3) === 0) return pick(VALUES);
    const [a, b] = [() => term(depth - 1), () => term(depth - 1)];
    const forms = [
      ...[() => `E(${a()})`, () => `E(${a()})`, () => `D(${a()})`, () => `(${a()} ^ ${b()})`],
      ...[() => `(${a()} ^ ${b()})`, () => `(${a()} xor ${b()})`, () => `inc(${a()})`],
      ...[() => `rotl(${a()}, ${below(128)})`, () => `(${half(depth)} || ${half(depth)})`],
      ...[() => `double(${a()})`, () => `mul(${a()}, ${b()})`],
    ];
    return pick(forms)();
  };
  for (let n = 0; n < count; n++) {
    const lines = [
      `C[i] = ${term(3)}`,
      `S[i] = ${term(2)}`,
      `Q[i] = ${term(1)}`,
      `H = ${pick(['E(0)', 'IV'])}`,
    ];
    for (const start of STARTS)
      if (below(10) > 0) lines.push(`${start} = ${pick(['IV', '0', 'N', 'H'])}`);
    if (below(6) === 0) lines.push(`T = ${pick(['E(S[n])', 'S[n]', 'C[n]', 'E(Q[n] ^ IV)'])}`);
    const source = lines.join('\n');
    const at = below(source.length);
    const kind = below(8);
    if (kind === 0) yield source.slice(0, at) + pick(NOISE) + source.slice(at + below(3));
    else if (kind === 1)
      yield Array.from({ length: below(60) }, () => pick([...NOISE, ...VALUES])).join('');
    else yield source;
  }
}
