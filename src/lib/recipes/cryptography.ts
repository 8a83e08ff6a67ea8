import { pythonKeyTrap, pythonValues } from './python.ts';
import { encrypting } from './subject.ts';
import type { Recipe, Subject, Trap } from './types.ts';
import { TAG_APART, valuesOf } from './values.ts';

/** Modes that version 47 moved to another module. */
const MOVED: readonly string[] = ['cfb', 'cfb8', 'ofb'];
const LEAST_NONCE = 8;

/** Python with pyca/cryptography, in its layer of primitives. */
export function cryptography(subject: Subject): Recipe {
  const { mode, direction, iv } = subject;
  const notes = [...subject.notes];
  if (MOVED.includes(mode))
    notes.push(
      `cryptography 47 moved ${mode.toUpperCase()} to its “decrepit” modes: don’t begin anything new with it.`,
    );
  if (mode === 'gcm' && iv.length < LEAST_NONCE)
    return {
      run: '',
      notes: [...notes, `cryptography takes nonces of 8 bytes or more; this one has ${iv.length}.`],
      traps: [],
      values: [],
    };
  const { code, literals } = pythonValues(subject);
  return {
    code: [...imports(subject), '', code, ...work(subject), 'print(result.hex())'].join('\n'),
    file: `${direction}.py`,
    run: `Install it with \`pip install cryptography\`, save the code as ${direction}.py, and run \`python3 ${direction}.py\`.`,
    notes,
    traps: [...traps(subject), pythonKeyTrap(subject)],
    values: valuesOf(subject, literals),
  };
}

const mode = (subject: Subject): string => {
  const name = subject.mode.toUpperCase();
  const prefix = MOVED.includes(subject.mode) ? '' : 'modes.';
  if (subject.iv.length === 0) return `${prefix}ECB()`;
  const { tagBytes } = subject;
  const shorter = tagBytes < 16 ? `, min_tag_length=${tagBytes}` : '';
  const tag = tagBytes && !encrypting(subject) ? `, data[-${tagBytes}:]${shorter}` : '';
  return `${prefix}${name}(iv${tag})`;
};

function imports({ mode, pads }: Subject): readonly string[] {
  if (mode === 'ccm') return ['from cryptography.hazmat.primitives.ciphers.aead import AESCCM'];
  const name = mode.toUpperCase();
  const moved = MOVED.includes(mode);
  return [
    ...(pads ? ['from cryptography.hazmat.primitives import padding'] : []),
    `from cryptography.hazmat.primitives.ciphers import Cipher, algorithms${moved ? '' : ', modes'}`,
    ...(moved
      ? [
          'try:',
          `    from cryptography.hazmat.decrepit.ciphers.modes import ${name}`,
          'except ImportError:  # before version 47',
          `    from cryptography.hazmat.primitives.ciphers.modes import ${name}`,
        ]
      : []),
  ];
}

function work(subject: Subject): readonly string[] {
  const { aad, pads, tagBytes } = subject;
  if (subject.mode === 'ccm') return [ccm(subject)];
  const [object, maker] = encrypting(subject)
    ? ['encryptor', 'encryptor()']
    : ['decryptor', 'decryptor()'];
  const cipher = [
    `${object} = Cipher(algorithms.AES(key), ${mode(subject)}).${maker}`,
    ...(aad.length ? [`${object}.authenticate_additional_data(aad)`] : []),
  ];
  const run = (data: string) => `result = ${object}.update(${data}) + ${object}.finalize()`;
  if (!encrypting(subject))
    return [...cipher, run(tagBytes ? `data[:-${tagBytes}]` : 'data'), ...unpadded(pads)];
  const padded = pads
    ? ['padder = padding.PKCS7(128).padder()', 'data = padder.update(data) + padder.finalize()']
    : [];
  return [...padded, ...cipher, run('data') + (tagBytes ? ` + ${tagOf(subject)}` : '')];
}

const tagOf = ({ tagBytes }: Subject): string =>
  `encryptor.tag${tagBytes < 16 ? `[:${tagBytes}]` : ''}`;

/** CCM is here as a whole alone: its tag behind the ciphertext, checked before anything is given back. */
const ccm = ({ aad, direction, tagBytes }: Subject): string =>
  `result = AESCCM(key, tag_length=${tagBytes}).${direction}(iv, data, ${aad.length ? 'aad' : 'None'})`;

const unpadded = (pads: boolean): readonly string[] =>
  pads
    ? [
        'unpadder = padding.PKCS7(128).unpadder()',
        'result = unpadder.update(result) + unpadder.finalize()',
      ]
    : [];

function traps(subject: Subject): readonly Trap[] {
  const { pads } = subject;
  if (subject.mode === 'ccm') return [];
  const [object, padder] = encrypting(subject)
    ? ['encryptor', 'padder']
    : ['decryptor', 'unpadder'];
  const found: Trap[] = [];
  if (pads)
    found.push({
      right: ` + ${padder}.finalize()`,
      wrong: '',
      why: 'Until `finalize()` the last block is held back, so without it the end of the message is lost.',
    });
  if (subject.mode === 'gcm')
    found.push(
      encrypting(subject)
        ? {
            right: ` + ${tagOf(subject)}`,
            wrong: '',
            why: TAG_APART,
          }
        : {
            right: ' + decryptor.finalize()',
            wrong: '',
            why: 'The tag is checked in `finalize()`: without it a changed message is taken without a word.',
            forgery: true,
          },
    );
  const call = work(subject).find((line) => line.startsWith(`result = ${object}`))!;
  found.push({
    right: call,
    wrong: `${object}.finalize()\n${call}`,
    why: 'One such object is one message: after `finalize()` it refuses. Make a new one each time.',
  });
  return found;
}
