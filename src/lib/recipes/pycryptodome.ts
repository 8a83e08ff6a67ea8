import type { Counting } from '../modes/index.ts';
import { pythonKeyTrap, pythonValues } from './python.ts';
import { encrypting } from './subject.ts';
import type { Recipe, Subject, Trap } from './types.ts';
import { valuesOf } from './values.ts';

const ARGUMENTS: Readonly<Record<string, string>> = {
  ecb: '',
  cbc: ', iv=iv',
  cfb: ', iv=iv, segment_size=128',
  cfb8: ', iv=iv, segment_size=8',
  ofb: ', iv=iv',
  ctr: ", nonce=b'', initial_value=iv",
  gcm: ', nonce=iv',
  ccm: ', nonce=iv',
};

/** Python with pycryptodome, as `pip install pycryptodome` brings it. */
export function pycryptodome(subject: Subject): Recipe {
  const { mode, direction, aad, pads, counting } = subject;
  const { code, literals } = pythonValues(subject);
  const lines = [
    'from Crypto.Cipher import AES',
    ...(pads ? [`from Crypto.Util.Padding import ${encrypting(subject) ? 'pad' : 'unpad'}`] : []),
    ...(counting ? ['from Crypto.Util import Counter'] : []),
    '',
    code,
    ...(counting ? counterOf(counting) : []),
    `cipher = AES.new(key, AES.MODE_${mode.replace(/8$/, '').toUpperCase()}${argumentsOf(subject)})`,
    ...(aad.length ? ['cipher.update(aad)'] : []),
    ...work(subject),
    'print(result.hex())',
  ];
  return {
    code: lines.join('\n'),
    file: `${direction}.py`,
    run: `Install it with \`pip install pycryptodome\`, save the code as ${direction}.py, and run \`python3 ${direction}.py\`.`,
    notes: subject.notes,
    traps: [...traps(subject), pythonKeyTrap(subject)],
    values: valuesOf(subject, literals),
  };
}

function argumentsOf({ mode, tagBytes, counting }: Subject): string {
  if (counting) return ', counter=counter';
  return `${ARGUMENTS[mode]}${tagBytes && tagBytes < 16 ? `, mac_len=${tagBytes}` : ''}`;
}

/** A counter within the block, with what stands in front of it and behind it. */
function counterOf({ at, bytes, order }: Counting): readonly string[] {
  const end = at + bytes;
  const little = order === 'little' ? ', little_endian=True' : '';
  return [
    `start = int.from_bytes(iv[${at}:${end}], '${order}')`,
    `counter = Counter.new(${bytes * 8}, prefix=iv[:${at}], suffix=iv[${end}:], initial_value=start${little})`,
  ];
}

function work(subject: Subject): readonly string[] {
  const { tagBytes, pads } = subject;
  if (tagBytes)
    return encrypting(subject)
      ? ['ciphertext, tag = cipher.encrypt_and_digest(data)', 'result = ciphertext + tag']
      : [`result = ${verified(subject)}`];
  if (encrypting(subject))
    return [`result = cipher.encrypt(${pads ? 'pad(data, AES.block_size)' : 'data'})`];
  const result = ['result = cipher.decrypt(data)'];
  return pads ? [...result, 'result = unpad(result, AES.block_size)'] : result;
}

const verified = ({ tagBytes }: Subject): string =>
  `cipher.decrypt_and_verify(data[:-${tagBytes}], data[-${tagBytes}:])`;

function traps(subject: Subject): readonly Trap[] {
  const { mode, pads, tagBytes, counting } = subject;
  const found: Trap[] = [];
  if (pads && encrypting(subject))
    found.push({
      right: 'pad(data, AES.block_size)',
      wrong: 'data.ljust(-(-len(data) // 16) * 16)',
      why: 'Spaces aren’t PKCS#7: nobody can tell them from spaces of the message, and `rstrip()` eats both.',
    });
  else if (pads)
    found.push({
      right: 'unpad(result, AES.block_size)',
      wrong: 'result.rstrip()',
      why: '`rstrip()` takes off spaces, not PKCS#7: the padding stays on, and wrong padding goes unseen.',
    });
  found.push(...segments(mode));
  if (mode === 'ctr' && !counting)
    found.push({
      right: "nonce=b'', initial_value=iv",
      wrong: 'nonce=iv[:8]',
      why: 'A nonce of 8 bytes leaves 8 for a counter from 0: another first counter block.',
    });
  if (tagBytes && !encrypting(subject))
    found.push({
      right: verified(subject),
      wrong: `cipher.decrypt(data[:-${tagBytes}])`,
      why: 'This never looks at the tag: a changed message is taken without a word.',
      forgery: true,
    });
  return [...found, ...reused(subject)];
}

/** CFB by the bit: this library’s own default is 8. */
function segments(mode: string): readonly Trap[] {
  if (mode === 'cfb')
    return [
      {
        right: ', segment_size=128',
        wrong: '',
        why: 'Without it this library does CFB8, a byte at a time: only the first byte agrees with other tools.',
      },
    ];
  if (mode !== 'cfb8') return [];
  const why = 'That is CFB, a block at a time: only the first byte agrees with CFB8.';
  return [{ right: ', segment_size=8', wrong: ', segment_size=128', why }];
}

/** One object is one message: it goes on from where it stood. ECB alone has nothing to go on from. */
function reused(subject: Subject): readonly Trap[] {
  if (subject.iv.length === 0) return [];
  const call = work(subject)[0];
  return [
    {
      right: call,
      wrong: `cipher.${subject.direction}(bytes(16))\n${call}`,
      why: 'One cipher object is one message: the next one goes on where this one ended, and comes out as garbage.',
    },
  ];
}
