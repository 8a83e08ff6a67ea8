import { circles } from './circles.ts';
import { exportsOf, functionsOf, sentencesOf } from './declared.ts';
import { files, needsOf, read, textOf } from './project.ts';
import { problems } from './rooms.ts';

/** One figure of the house: what was counted, its bar, and what is to be looked at where it is over. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** The figure holds where it is at most this; `least`: at least. */
  readonly bar: number;
  readonly least?: true;
  readonly where: readonly string[];
}

const LONG_FILE = 250;
const LONG_FUNCTION = 40;
/** A body of fewer characters is no helper: two files may well say `a + b`. */
const HELPER = 60;

/** A lesson’s prose is as long as it is: it is no code. */
const isSource = (file: string): boolean => /^(src|relay)\//.test(file) && !file.endsWith('.mdx');
/** Files whose exports others rely on. */
const isPublic = (file: string): boolean =>
  file.endsWith('.ts') && /^(src\/lib|relay|src\/components)\//.test(file);
/** Numbers and names that are looked up, and no work. */
const isData = (file: string): boolean =>
  /kernel-bytes|\/presets\.ts$|\/texts\.ts$|glossary\.ts$|sources\.ts$/.test(file);

const linesOf = (file: string): number => textOf(file).trimEnd().split('\n').length;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** What stands in more than one file, with the files. */
function twice(all: readonly (readonly [what: string, file: string, name: string])[]): string[] {
  const places = new Map<string, Map<string, string>>();
  for (const [what, file, name] of all)
    places.set(what, (places.get(what) ?? new Map<string, string>()).set(file, name));
  return [...places.values()]
    .filter((where) => where.size > 1)
    .map((where) => [...where].map(([file, name]) => `${name} in ${file}`).join(' = '));
}

/** Every figure, computed from the files as they are. */
export function figures(): Figure[] {
  const sources = files.filter(isSource);
  const work = sources.filter((file) => !isData(file));
  const functions = work.flatMap((file) => functionsOf(file, textOf(file)));
  const long = functions.filter(({ lines }) => lines > LONG_FUNCTION);
  const exported = files
    .filter(isPublic)
    .flatMap((file) => exportsOf(file, textOf(file)).map((one) => ({ ...one, file })));
  const bare = exported.filter(({ documented }) => !documented);
  const circle = circles(needsOf(sources.map(read)));
  const wrong = problems(files.map(read));
  const tooLong = work.filter((file) => linesOf(file) > LONG_FILE);
  const helpers = twice(
    functions
      .filter(({ body }) => body.length >= HELPER)
      .map(({ body, file, name }) => [body, file, name] as const),
  );
  const said = twice(
    work
      .filter((file) => file.endsWith('.ts') || file.endsWith('.svelte'))
      .flatMap((file) =>
        sentencesOf(file, textOf(file)).map((text) => [text, file, text] as const),
      ),
  );
  const counted = (name: string, bar: number, where: readonly string[]): Figure => ({
    name,
    value: where.length,
    bar,
    where,
  });
  return [
    counted('circles between files, all kinds of import', 0, circle),
    counted('arrows between rooms that the table doesn’t have', 0, wrong),
    { name: 'lines of the median file', value: median(sources.map(linesOf)), bar: 60, where: [] },
    counted(
      `files of more than ${LONG_FILE} lines`,
      0,
      tooLong.map((file) => `${file}: ${linesOf(file)}`),
    ),
    counted(
      `functions of more than ${LONG_FUNCTION} lines`,
      8,
      long.map(({ file, name, line, lines }) => `${file}:${line} ${name}: ${lines}`),
    ),
    {
      name: 'per cent of exports documented (src/lib, relay, components/**/*.ts)',
      value: (100 * (exported.length - bare.length)) / exported.length,
      bar: 100,
      least: true,
      where: bare.map(({ file, name }) => `${file}: ${name}`),
    },
    counted('helpers that stand in more than one file', 0, helpers),
    counted('sentences that stand in more than one file', 0, said),
  ];
}

/** Whether a figure is within its bar. */
export const holds = ({ value, bar, least }: Figure): boolean =>
  least ? value >= bar : value <= bar;
