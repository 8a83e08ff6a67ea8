import { encodeUtf8 } from '../../src/lib/bytes/index.ts';
import { readPrefixed } from './forms.ts';

/** What can be typed while connected; a line that begins otherwise is a message. */
export const COMMANDS = {
  plain: 'TEXT, or hex:…: sends it in the clear, as it is',
  mode: 'MODE: the messages are in this mode',
  dialect: 'NAME: speak so from now on (auto: find out again)',
  key: 'KEY: hex, text or base64; everything is tried again',
  iv: 'IV: the one that both sides know',
  why: 'what is believed about the other side, and what fits as well',
  help: 'these words',
} as const;

/** The name of a command. */
export type CommandName = keyof typeof COMMANDS;

/** A typed line, read. */
export type Typed =
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'command'; readonly name: CommandName; readonly rest: string }
  | { readonly kind: 'mistake'; readonly says: string };

const WORD = /^\/([a-z]+)(?:\s+([^]*))?$/i;

/** What a line means. `//` begins a message with a slash; in a pipe only the commands’ own words are commands. */
export function readTyped(line: string, isPerson: boolean): Typed {
  if (line.startsWith('//')) return { kind: 'message', text: line.slice(1) };
  const [, word, rest = ''] = WORD.exec(line) ?? [];
  const name = word?.toLowerCase();
  if (name !== undefined && Object.hasOwn(COMMANDS, name))
    return { kind: 'command', name: name as CommandName, rest: rest.trim() };
  if (name !== undefined && isPerson)
    return {
      kind: 'mistake',
      says: `There is no /${word}, and nothing was sent: /help lists the commands; //${word} sends it as text.`,
    };
  return { kind: 'message', text: line };
}

/** The commands, a line each. */
export const COMMAND_HELP = [
  ...Object.entries(COMMANDS).map(([name, says]) => `  /${name} ${says}`),
  '  //TEXT: a message that begins with /',
].join('\n');

/** What `/plain` sends: bytes of `hex:…` as they are; text with the line end that the other side’s own words had. */
export function plainBytes(rest: string, lineEnd: string): Uint8Array {
  const bytes = readPrefixed(rest);
  return bytes ?? encodeUtf8(rest + lineEnd);
}
