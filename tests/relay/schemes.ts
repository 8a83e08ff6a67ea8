import { concatBytes } from '../../src/lib/bytes/index.ts';
import { schemeFor } from '../../relay/endpoint/dialects/names.ts';
import type { Filling, Framing, Scheme, SchemeKey } from '../../relay/endpoint/dialects/scheme.ts';
import { DialectStream } from '../../relay/endpoint/dialects/stream.ts';
import type { ModeId } from '../../src/lib/modes/index.ts';

/** The key of every conversation here. */
export const KEY: SchemeKey = {
  bytes: new Uint8Array(Buffer.from('Sixteen byte key')),
  cost: 0,
  says: 'the key',
};
const FIXED = new Uint8Array(Buffer.from('9f1d0a77c3b2e84456aa01ff37d95e21', 'hex'));

/** A scheme that programs use, by name, and whether its IV is told to the endpoint. */
export interface Known {
  readonly scheme: Scheme;
  readonly given?: Uint8Array;
}

const said = (mode: ModeId, filling?: Filling, iv?: Uint8Array) => ({
  ...{ mode, key: KEY, isFixed: false },
  ...(filling && { filling }),
  ...(iv && { iv }),
});

/** One by its words: `cbc pkcs7 length4,hex,iv-front`. */
function one(words: string): Scheme {
  const [mode, filling, dialect] = words.split(' ');
  const scheme = schemeFor(dialect, said(mode as ModeId, filling as Filling));
  return modes.has(mode) ? { ...scheme, filling: filling as Filling } : scheme;
}
const modes = new Set(['cfb', 'ctr', 'ofb', 'cfb8']);

const WORDS = [
  ...['cbc pkcs7 raw,iv-front', 'ecb pkcs7 raw', 'cbc spaces raw,iv-front', 'ecb spaces raw'],
  ...['cbc zeros raw,iv-front', 'ecb zeros raw', 'cbc sign:{ raw,iv-front', 'ecb sign:{ raw'],
  ...['cbc x923 raw,iv-front', 'ecb x923 lines,hex', 'cbc iso7816 raw,iv-front', 'ecb iso7816 raw'],
  ...['cbc pkcs7 raw,iv-behind', 'cbc pkcs7 lines,base64,iv-front', 'cbc pkcs7 hex,iv-front'],
  ...['cbc pkcs7 base64,iv-front', 'ecb pkcs7 base64', 'ecb sign:{ base64', 'ecb pkcs7 HEX'],
  ...[
    'cbc pkcs7 length4,raw,iv-front',
    'cbc pkcs7 length4-le,raw,iv-front',
    'ecb pkcs7 length2,raw',
  ],
  ...[
    'cbc pkcs7 length8,raw,iv-front',
    'cbc pkcs7 length1,raw,iv-front',
    'ctr none length2-le,raw,iv-front',
  ],
  ...[
    'cbc pkcs7 digits4,base64,iv-front',
    'cbc pkcs7 digits8,raw,iv-front',
    'cbc pkcs7 digits10s,raw,iv-front',
  ],
  ...[
    'cbc pkcs7 crlf,hex,iv-front',
    'cbc pkcs7 repr,iv-front',
    'cbc pkcs7 json,lines',
    'gcm none json,lines',
  ],
  ...[
    'ctr none raw,iv-front',
    'ctr none raw,nonce8',
    'ctr none lines,base64,nonce8',
    'cfb none raw,iv-front',
  ],
  ...['cfb8 none raw,iv-front', 'ofb none raw,iv-front', 'gcm none raw', 'gcm none raw,tag-middle'],
  ...[
    'gcm none raw,tag-front',
    'gcm none raw,nonce16',
    'gcm none lines,base64',
    'gcm none length4,raw',
  ],
];

const FRAMINGS: Readonly<Record<string, Framing>> = {
  'IV, length of the text, ciphertext': {
    ...{ kind: 'length', bytes: 1, order: 'big', counts: 'text-past', after: 16, gap: 0 },
  },
  'length of the ciphertext, IV, ciphertext': {
    ...{ kind: 'length', bytes: 4, order: 'big', counts: 'rest', after: 0, gap: 16 },
  },
};

const agreed = (mode: ModeId, filling: Filling, bytes: Uint8Array, running = false): Scheme => ({
  ...schemeFor('raw,iv-agreed', said(mode, filling, bytes)),
  running,
});

/** Every scheme that is measured, by its name. */
export const SCHEMES: Readonly<Record<string, Known>> = {
  ...Object.fromEntries(WORDS.map((words) => [words, { scheme: one(words) }])),
  ...Object.fromEntries(
    Object.entries(FRAMINGS).map(([name, framing]) => [
      name,
      { scheme: { ...one('cbc spaces raw,iv-front'), framing } },
    ]),
  ),
  'cbc pkcs7, IV of zeros': { scheme: agreed('cbc', 'pkcs7', new Uint8Array(16)) },
  'cbc zeros, IV of zeros': { scheme: agreed('cbc', 'zeros', new Uint8Array(16)) },
  'cbc pkcs7, IV equal to the key': { scheme: agreed('cbc', 'pkcs7', KEY.bytes) },
  'cbc pkcs7, IV given': { scheme: agreed('cbc', 'pkcs7', FIXED), given: FIXED },
  'cbc spaces, IV given': { scheme: agreed('cbc', 'spaces', FIXED), given: FIXED },
  'cbc pkcs7, IV agreed and not given': { scheme: agreed('cbc', 'pkcs7', FIXED) },
  'cbc zeros, IV agreed and not given': { scheme: agreed('cbc', 'zeros', FIXED) },
  'cbc pkcs7, IV agreed, text': {
    scheme: agreed('cbc', 'pkcs7', new Uint8Array(Buffer.from('a fixed IV of 16'))),
  },
  'cfb, IV agreed and not given': { scheme: agreed('cfb', 'none', FIXED) },
  'ctr running, given': { scheme: agreed('ctr', 'none', FIXED, true), given: FIXED },
  'cfb running, given': { scheme: agreed('cfb', 'none', FIXED, true), given: FIXED },
  'cbc chained, given': { scheme: agreed('cbc', 'pkcs7', FIXED, true), given: FIXED },
};

/** What a program in a scheme sends for some texts: a burst each. */
export function burstsOf(
  scheme: Scheme,
  texts: readonly string[],
  random: (n: number) => Uint8Array,
): Uint8Array[] {
  const stream = new DialectStream(scheme, random);
  return texts.map((text) =>
    concatBytes(stream.send(new Uint8Array(Buffer.from(text))).map(({ bytes }) => bytes)),
  );
}
