// `npm run bench:dialects [-- --runs 200]`: first conversations of every scheme, heard message by message: how often what is spoken
// then is right, and whether the endpoint was sure of it. Ends with 1 where something was wrong and sure.
import { parseArgs } from 'node:util';
import { Listener } from '../../relay/endpoint/dialects/listener.ts';
import { inWords } from '../../relay/endpoint/dialects/words.ts';
import { DialectStream } from '../../relay/endpoint/dialects/stream.ts';
import { burstsOf, KEY, type Known, SCHEMES } from '../relay/schemes.ts';
import { Draw } from '../doctor/kinds.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now()) },
    only: { type: 'string', default: '' },
  },
});
const runs = Number(values.runs);
console.log(
  `Seed ${values.seed}; ${runs} conversations of each of ${Object.keys(SCHEMES).length} schemes, judged after each message.`,
);

const WORDS =
  'attack at dawn bring the penguins and a crate of herring please Hello Bob how are you today? I am fine, thanks! see you at 10:30 café naïve über ok yes no meeting report 2024 password test message from alice to bob'.split(
    ' ',
  );
const COLUMNS = [
  'right and sure',
  'right and doubtful',
  'asked',
  'wrong and doubtful',
  'wrong and sure',
] as const;
type Column = (typeof COLUMNS)[number];

/** Texts as people begin: one short, one exactly a block, some longer. */
function textsOf(draw: Draw): string[] {
  const sentence = (words: number) =>
    Array.from({ length: words }, () => draw.one(WORDS)).join(' ');
  const count = 1 + draw.below(4);
  return Array.from({ length: count }, () =>
    draw.below(6) === 0
      ? sentence(6)
          .normalize('NFD')
          .replace(/[^ -~]/g, '')
          .padEnd(16, '!')
          .slice(0, 16)
      : sentence(1 + draw.below(12)),
  );
}

function judge({ scheme, given }: Known, seed: string, table: Record<Column, number>): void {
  const draw = new Draw(seed);
  const random = (n: number) => new Uint8Array(draw.bytes(n));
  const texts = textsOf(draw);
  const listener = new Listener({ keys: [KEY], ...(given && { iv: given }) }, random);
  for (const [i, burst] of burstsOf(scheme, texts, random).entries()) {
    listener.arrive(burst);
    listener.pause();
    const column = columnOf(listener, scheme, texts.slice(0, i + 1), random);
    table[column] += 1;
    if (column === 'wrong and sure' || process.env.SHOW === column)
      console.log(
        `${column}: ${seed}, taken for ${inWords(listener.scheme!)}`,
        texts.slice(0, i + 1),
        listener.verdict?.rivals.slice(0, 3).map((one) => inWords(one.scheme)),
      );
  }
}

/** Right: everything is read as it was written, and an answer is read by a program of the scheme. */
function columnOf(
  listener: Listener,
  scheme: Known['scheme'],
  texts: readonly string[],
  random: (n: number) => Uint8Array,
): Column {
  const found = listener.scheme;
  if (!found || found.iv.kind === 'unknown') return 'asked';
  const again = burstsOf(scheme, texts, random);
  const reader = new DialectStream(found, random);
  const read = again
    .flatMap((burst) => [...reader.receive(burst), ...reader.pause()])
    .map(({ plaintext }) => Buffer.from(plaintext ?? []).toString());
  const isRead = read.join('\n') === texts.map((text) => trimmed(scheme, text)).join('\n');
  const answers = ['An answer of some words, to be read.', 'short', 'exactly sixteen!'];
  const back = new DialectStream(scheme, random);
  const mine = new DialectStream(found, random);
  const got = answers.flatMap((text) => {
    const sent = mine.send(new Uint8Array(Buffer.from(text)));
    return sent.flatMap(({ bytes }) => [...back.receive(bytes), ...back.pause()]);
  });
  const isAnswered =
    got.map(({ plaintext }) => Buffer.from(plaintext ?? []).toString()).join('\n') ===
    answers.join('\n');
  const isSure = listener.verdict?.sure ?? false;
  return `${isRead && isAnswered ? 'right' : 'wrong'} and ${isSure ? 'sure' : 'doubtful'}`;
}

/** What a filling takes away of the text is lost to everybody. */
const trimmed = ({ filling }: Known['scheme'], text: string): string =>
  filling === 'spaces' ? text.replace(/ +$/, '') : text;

const tables: Record<string, Record<Column, number>> = {};
for (const [name, known] of Object.entries(SCHEMES)) {
  if (!name.includes(values.only)) continue;
  const table = Object.fromEntries(COLUMNS.map((column) => [column, 0])) as Record<Column, number>;
  for (let run = 0; run < runs; run++) judge(known, `${values.seed}/${name}/${run}`, table);
  tables[name] = table;
}
console.table(tables);
const total = Object.fromEntries(
  COLUMNS.map((column) => [
    column,
    Object.values(tables).reduce((sum, table) => sum + table[column], 0),
  ]),
);
console.table({ total });
process.exit(total['wrong and sure'] > 0 ? 1 : 0);
