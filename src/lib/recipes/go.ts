import { toHex } from '../bytes/index.ts';
import { goText, hexLiterals, readableText } from './quote.ts';
import { freshIv, hexKeySentence, OTHER_KEY } from './script.ts';
import { encrypting } from './subject.ts';
import type { Recipe, Subject, Trap } from './types.ts';
import { valuesOf } from './values.ts';

/** Go’s `crypto/cipher`, as one file. */
export function go(subject: Subject): Recipe {
  const { direction, mode, key, iv, aad } = subject;
  const { code, literals } = input(subject);
  const body = [
    `key := fromHex("${toHex(key)}")`,
    ...freshIv(subject, 'rand.Read(iv)'),
    ...(iv.length ? [`iv := fromHex("${toHex(iv)}")`] : []),
    ...(aad.length ? [`aad := fromHex("${toHex(aad)}")`] : []),
    code,
    'block, err := aes.NewCipher(key)',
    'check(err)',
    ...work(subject),
    'fmt.Printf("%x\\n", result)',
  ].flatMap((line) => line.split('\n'));
  const notes = [...subject.notes];
  if (mode === 'ecb')
    notes.push('Go has no ECB, on purpose: here each block is encrypted by hand.');
  if (mode === 'cfb' || mode === 'ofb')
    notes.push(`Go calls its ${mode.toUpperCase()} deprecated: don’t begin anything new with it.`);
  return {
    code: [...head(subject), '', 'func main() {', ...body.map(indented), '}', '', ...HELPERS].join(
      '\n',
    ),
    file: `${direction}.go`,
    run: `Save it as ${direction}.go, and run \`go run ${direction}.go\`.`,
    notes,
    traps: traps(subject),
    values: valuesOf(subject, literals),
  };
}

const indented = (line: string): string => `\t${line}`;
const HELPERS = [
  'func fromHex(text string) []byte {',
  '\tdata, err := hex.DecodeString(text)',
  '\tcheck(err)',
  '\treturn data',
  '}',
  '',
  'func check(err error) {',
  '\tif err != nil {',
  '\t\tpanic(err)',
  '\t}',
  '}',
];

function head(subject: Subject): readonly string[] {
  const { mode, file, pads } = subject;
  const names = [
    ...(pads && encrypting(subject) ? ['bytes'] : []),
    'crypto/aes',
    ...(mode === 'ecb' ? [] : ['crypto/cipher']),
    ...['encoding/hex', 'fmt'],
    ...(file ? ['os'] : []),
  ];
  const quoted = names.map((name) => `\t"${name}"`);
  return `package main\n\nimport (\n${quoted.join('\n')}\n)`.split('\n');
}

function input({ input, file }: Subject): { code: string; literals: readonly string[] } {
  if (file) return { code: `data, err := os.ReadFile("${file}")\ncheck(err)`, literals: [] };
  const text = readableText(input);
  if (text !== undefined) {
    const literal = goText(text);
    return { code: `data := []byte(${literal})`, literals: [literal] };
  }
  const literals = hexLiterals(input, '"');
  return { code: `data := fromHex(${literals.join(' +\n\t')})`, literals };
}

const PAD = [
  'fill := aes.BlockSize - len(data)%aes.BlockSize',
  'data = append(data, bytes.Repeat([]byte{byte(fill)}, fill)...) // PKCS#7',
];
const UNPAD = 'result = result[:len(result)-int(result[len(result)-1])] // PKCS#7, taken on trust';
const RESULT = 'result := make([]byte, len(data))';

function work(subject: Subject): readonly string[] {
  if (subject.mode === 'gcm') return sealed(subject);
  const way = encrypting(subject) ? 'Encrypt' : 'Decrypt';
  const call = {
    ecb: [
      'for at := 0; at < len(data); at += aes.BlockSize {',
      `\tblock.${way}(result[at:], data[at:])`,
      '}',
    ],
    cbc: [`cipher.NewCBC${way}er(block, iv).CryptBlocks(result, data)`],
    cfb: [`cipher.NewCFB${way}er(block, iv).XORKeyStream(result, data)`],
    ofb: ['cipher.NewOFB(block, iv).XORKeyStream(result, data)'],
    ctr: ['cipher.NewCTR(block, iv).XORKeyStream(result, data)'],
  }[subject.mode];
  return [
    ...(subject.pads && encrypting(subject) ? PAD : []),
    RESULT,
    ...(call ?? []),
    ...(subject.pads && !encrypting(subject) ? [UNPAD] : []),
  ];
}

function sealed(subject: Subject): readonly string[] {
  const { iv, aad, tagBytes } = subject;
  const usual = iv.length === 12 ? 'NewGCM(block)' : 'NewGCMWithNonceSize(block, len(iv))';
  const made = tagBytes < 16 ? `NewGCMWithTagSize(block, ${tagBytes})` : usual;
  const rest = `nil, iv, data, ${aad.length ? 'aad' : 'nil'}`;
  return [
    `gcm, err := cipher.${made}`,
    'check(err)',
    ...(encrypting(subject)
      ? [`result := gcm.Seal(${rest})`]
      : [`result, err := gcm.Open(${rest})`, 'check(err)']),
  ];
}

function traps(subject: Subject): readonly Trap[] {
  const { mode, pads, key, bits, iv } = subject;
  const found: Trap[] = [];
  if (pads)
    found.push(
      encrypting(subject)
        ? {
            right: '[]byte{byte(fill)}',
            wrong: '[]byte{0}',
            why: 'Go leaves padding to you, and zeros aren’t PKCS#7: the other side refuses the last block.',
          }
        : {
            right: 'result[:len(result)-int(result[len(result)-1])]',
            wrong: 'result[:]',
            why: 'Go takes no padding off: left out, it stays at the end of the text.',
          },
    );
  if (mode === 'gcm') found.push(sealedTrap(subject));
  else if (iv.length)
    found.push({
      right: '(block, iv)',
      wrong: '(block, iv[:12])',
      why: 'Anything but 16 bytes panics: “IV length must equal block size”.',
    });
  const hex = toHex(key);
  found.push({
    right: `fromHex("${hex}")`,
    wrong: `[]byte("${hex}")`,
    why: `${hexKeySentence(subject)}: ${bits === 128 ? OTHER_KEY : '“invalid key size”'}.`,
  });
  return found;
}

const sealedTrap = (subject: Subject): Trap =>
  encrypting(subject)
    ? {
        right: 'Seal(nil, iv',
        wrong: 'Seal(iv, iv',
        why: 'What comes first is what the result is appended to: so the nonce stands in front of the ciphertext, and the other side has to cut it off.',
      }
    : {
        right: 'Open(nil, iv, data',
        wrong: `Open(nil, iv, data[:len(data)-${subject.tagBytes}]`,
        why: 'Go wants ciphertext and tag in one piece: without the tag it refuses.',
      };
