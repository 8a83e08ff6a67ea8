import { toHex } from '../bytes/index.ts';
import { hexLiterals, javaText, readableText } from './quote.ts';
import { freshIv, hexKeySentence, OTHER_KEY } from './script.ts';
import { encrypting } from './subject.ts';
import type { Recipe, Subject, Trap } from './types.ts';
import { valuesOf } from './values.ts';

/** Java’s `javax.crypto`, as one file that `java` runs from source; `HexFormat` is there from Java 17 on. */
export function java(subject: Subject): Recipe {
  const { direction, key, iv, aad } = subject;
  const name = encrypting(subject) ? 'Encrypt' : 'Decrypt';
  const { code, literals } = input(subject);
  const body = [
    'HexFormat hex = HexFormat.of();',
    `byte[] key = hex.parseHex("${toHex(key)}");`,
    ...freshIv(subject, `new SecureRandom().nextBytes(iv)`),
    ...(iv.length ? [`byte[] iv = hex.parseHex("${toHex(iv)}");`] : []),
    `byte[] data = ${code};`,
    `Cipher cipher = Cipher.getInstance("${transformation(subject)}");`,
    `cipher.init(Cipher.${direction.toUpperCase()}_MODE, new SecretKeySpec(key, "AES")${parameters(subject)});`,
    ...(aad.length ? [`cipher.updateAAD(hex.parseHex("${toHex(aad)}"));`] : []),
    'System.out.println(hex.formatHex(cipher.doFinal(data)));',
  ].flatMap((line) => line.split('\n'));
  const lines = [
    ...imports(subject),
    '',
    `class ${name} {`,
    '  public static void main(String[] args) throws Exception {',
    ...body.map((line) => `    ${line}`),
    '  }',
    '}',
  ];
  return {
    code: lines.join('\n'),
    file: `${name}.java`,
    run: `Save it as ${name}.java, and run \`java ${name}.java\`, of Java 17 or later.`,
    notes: subject.notes,
    traps: traps(subject),
    values: valuesOf(subject, literals),
  };
}

function imports({ mode, iv, file, input }: Subject): readonly string[] {
  const text = !file && readableText(input) !== undefined;
  const names = [
    ...(text ? ['java.nio.charset.StandardCharsets'] : []),
    ...(file ? ['java.nio.file.Files', 'java.nio.file.Path'] : []),
    'java.util.HexFormat',
    'javax.crypto.Cipher',
    ...(mode === 'gcm' ? ['javax.crypto.spec.GCMParameterSpec'] : []),
    ...(mode !== 'gcm' && iv.length ? ['javax.crypto.spec.IvParameterSpec'] : []),
    'javax.crypto.spec.SecretKeySpec',
  ];
  return names.map((name) => `import ${name};`);
}

function input({ input, file }: Subject): { code: string; literals: readonly string[] } {
  if (file) return { code: `Files.readAllBytes(Path.of("${file}"))`, literals: [] };
  const text = readableText(input);
  if (text !== undefined) {
    const literal = javaText(text);
    return { code: `${literal}.getBytes(StandardCharsets.UTF_8)`, literals: [literal] };
  }
  const literals = hexLiterals(input, '"');
  return { code: `hex.parseHex(${literals.join(' +\n  ')})`, literals };
}

/** Java’s CTS is CBC-CS3: the last two blocks swapped, whatever their length. */
const transformation = ({ mode, pads }: Subject): string =>
  `AES/${mode === 'cbc-cs3' ? 'CTS' : mode.toUpperCase()}/${pads ? 'PKCS5Padding' : 'NoPadding'}`;

const gcmParameters = ({ tagBytes }: Subject): string =>
  `new GCMParameterSpec(${tagBytes * 8}, iv)`;

function parameters(subject: Subject): string {
  const { mode, iv } = subject;
  if (iv.length === 0) return '';
  return mode === 'gcm' ? `, ${gcmParameters(subject)}` : ', new IvParameterSpec(iv)';
}

function traps(subject: Subject): readonly Trap[] {
  const { mode, pads, iv, key, bits, wholeBlocks } = subject;
  const full = `"${transformation(subject)}"`;
  const found: Trap[] = [];
  if (iv.length)
    found.push({
      right: full,
      wrong: '"AES"',
      why: 'Without mode and padding Java takes ECB with PKCS#7, and then refuses the IV.',
    });
  if (wholeBlocks && pads)
    found.push({ right: full, wrong: full.replace('PKCS5', 'No'), why: withoutPadding(subject) });
  else if (wholeBlocks)
    found.push({
      right: full,
      wrong: full.replace('No', 'PKCS5'),
      why: 'Java knows padding to be there that isn’t: it puts a block on, or refuses the last one.',
    });
  if (mode === 'gcm')
    found.push({
      right: gcmParameters(subject),
      wrong: 'new javax.crypto.spec.IvParameterSpec(iv)',
      why: 'GCM wants the length of its tag as well, in bits: “InvalidAlgorithmParameterException”.',
    });
  const hex = toHex(key);
  found.push({
    right: `hex.parseHex("${hex}")`,
    wrong: `"${hex}".getBytes()`,
    why: `${hexKeySentence(subject)}: ${bits === 128 ? OTHER_KEY : '“Invalid AES key length”'}.`,
  });
  return found;
}

const withoutPadding = (subject: Subject): string =>
  encrypting(subject)
    ? 'Without padding Java refuses what isn’t whole blocks, and whole blocks get none.'
    : 'Nothing takes the padding off: it stays at the end of the text.';
