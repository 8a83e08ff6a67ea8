import { modeFacts, MODE_IDS, type ModeId } from '../../lib/modes/index.ts';
import { listed } from '../../lib/words/index.ts';
import { FIELD_NAMES, type FieldId, type Texts } from './fields.ts';

/** More than this isn’t read line by line: no program prints so much beside a key. */
const MOST_CHARACTERS = 262_144;
/** Nor more lines with a name in front than this. */
const MOST_NAMES = 500;
/** A line longer than this has no name in front; only its beginning is looked at. */
const MOST_LABEL = 60;

/** What a paste names, and what was taken for what. */
export interface Named {
  readonly texts: Partial<Texts>;
  readonly mode?: ModeId;
  readonly says: string;
}

/** The words that programs put in front of a value, in the order in which they are looked for: “encrypted key” is no ciphertext. */
const WORDS: readonly (readonly [FieldId | 'mode' | 'other', RegExp])[] = [
  ['other', /^(?:salt|plain ?text|decrypted|padding|length|size|bytes|block ?size|time|user)\b/],
  ['mode', /^(?:mode|cipher|algorithm|algo|alg|transformation)$/],
  ['passphrase', /\b(?:pass ?phrase|password|passwd|pass|pwd)\b/],
  ['iv', /\b(?:iv|nonce|initiali[sz]ation vector|counter|init vector)\b/],
  ['tag', /\b(?:tag|auth ?tag|gcm ?tag|mac|icv)\b/],
  ['aad', /\b(?:aad|ad|additional(?: authenticated)? data|associated data|header)\b/],
  ['key', /\b(?:key|secret ?key|secret)\b/],
  ['ciphertext', /\b(?:cipher ?text|encrypted|encoded|ct|crypt|output|message|data|payload)\b/],
];

interface Line {
  readonly label: string;
  readonly value: string;
}

/** `secretKey`, `SECRET_KEY` and `secret-key` are the words `secret key`. */
const wordsIn = (label: string): string =>
  label
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/\([^)]*\)|[[\]"'“”]/g, ' ')
    .replace(/[-_.\s]+/g, ' ')
    .trim()
    .toLowerCase();

/** What stands in front of the first `:` or `=` of a line, where that can be a name. */
function split(line: string): Line | undefined {
  const at = line.slice(0, MOST_LABEL + 1).search(/[:=]/);
  if (at < 1) return undefined;
  const label = line.slice(0, at);
  if (!/^\s*[-*>$]*\s*["'“]?[A-Za-z][\w .()[\]/-]*["'”]?\s*$/.test(label)) return undefined;
  return { label, value: line.slice(at).replace(/^[:=]+>?\s*/, '') };
}

const meaningOf = (label: string) => WORDS.find(([, word]) => word.test(wordsIn(label)))?.[0];

/** Without the quotes, the comma or the semicolon that code puts around a value. */
function bare(value: string): string {
  const text = value.trim().replace(/[;,]$/, '').trim();
  return /^(["'`])([^]*)\1$/.exec(text)?.[2] ?? text;
}

/** The mode that a name like `AES/CBC/PKCS5Padding` or `aes-256-ctr` says. */
export const modeIn = (text: string): ModeId | undefined => {
  const words = text.toLowerCase().split(/[^a-z0-9]+/);
  return MODE_IDS.find((id) => words.includes(modeFacts[id].name.toLowerCase()));
};

/**
 * What a program’s whole output says of each field, line by line: `Key: …`, `IV = …`, `ciphertext (base64): …`, a value on
 * the lines below its name too. Undefined where fewer than two fields are named: then the text is one field’s own. JSON and
 * other envelopes name their parts in another way, and are left whole.
 */
export function fieldsOf(paste: string): Named | undefined {
  if (paste.length > MOST_CHARACTERS || /^\s*[{[<]|^\s*-----BEGIN/.test(paste)) return undefined;
  const texts: Partial<Record<FieldId, string>> = {};
  const took: string[] = [];
  let mode: ModeId | undefined;
  let open: FieldId | undefined;
  let names = 0;
  for (const line of paste.split(/\r\n?|\n/)) {
    const named = names < MOST_NAMES ? split(line) : undefined;
    if (named) names += 1;
    const meaning = named && meaningOf(named.label);
    if (!named || !meaning) {
      open = continued(texts, open, line);
      continue;
    }
    open = undefined;
    if (meaning === 'mode') mode ??= modeIn(named.value);
    else if (meaning !== 'other' && texts[meaning] === undefined) {
      texts[meaning] = bare(named.value);
      took.push(`“${named.label.trim()}” as ${FIELD_NAMES[meaning].toLowerCase()}`);
      open = meaning;
    }
  }
  const named = Object.keys(texts).length;
  if (named < 2 || Object.values(texts).every((text) => text === '')) return undefined;
  const alsoMode = mode ? ` The mode it names is ${modeFacts[mode].name}.` : '';
  return {
    texts,
    ...(mode ? { mode } : {}),
    says: `This names ${named} fields. Taken: ${listed(took)}.${alsoMode}`,
  };
}

/** A line without a name goes on with the value above it; an empty one ends it, where it has begun. */
function continued(
  texts: Partial<Record<FieldId, string>>,
  open: FieldId | undefined,
  line: string,
): FieldId | undefined {
  if (!open) return undefined;
  const text = texts[open]!;
  if (line.trim() === '') return text === '' ? open : undefined;
  texts[open] = text === '' ? bare(line) : `${text}\n${line.trim()}`;
  return open;
}
