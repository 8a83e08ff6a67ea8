import type { Derivation } from '../../derive/index.ts';
import { bytesOfBase64 } from '../../forms/index.ts';
import { MODE_IDS } from '../../modes/facts.ts';
import type { Known, Mark, TextFormat } from '../format.ts';
import type { Field } from '../read/object.ts';

const ROLES = { iv: 'iv', ct: 'ciphertext', salt: 'salt', adata: 'aad' } as const;

/** {"iv", "v", "iter", "ks", "ts", "mode", "adata", "cipher", "salt", "ct"} */
export const sjcl: TextFormat = {
  id: 'sjcl',
  name: 'SJCL, JSON',
  source: 'the Stanford JavaScript Crypto Library’s sjcl.encrypt',
  read(_, named) {
    const fields = named();
    const of = (name: string) => fields.find((field) => field.name === name)?.text;
    const [iv, ct] = [of('iv'), of('ct')].map((digits) => bytesOf(digits ?? ''));
    const tagBytes = Number(of('ts') ?? 64) / 8;
    if (of('cipher') !== 'aes' || !of('mode') || ct.length < tagBytes || iv.length < 8) return [];
    const end = ct.length - tagBytes;
    const modes = MODE_IDS.filter((id) => id === of('mode'));
    const known: Known = {
      iv: of('mode') === 'ccm' ? iv.subarray(0, ccmNonceBytes(end)) : iv,
      ciphertext: ct.subarray(0, end),
      tag: ct.subarray(end),
      derivations: derivations(of),
      ...(modes.length > 0 ? { modes } : {}),
    };
    const says = `SJCL’s JSON: AES in ${of('mode')!.toUpperCase()}, the tag behind the ciphertext; its key by PBKDF2.`;
    return [{ marks: marksOf(fields), known, likely: 1, says }];
  },
};

const bytesOf = (digits: string): Uint8Array => bytesOfBase64(digits.replace(/[^\w+/-]/g, ''));

function derivations(of: (name: string) => string | undefined): readonly Derivation[] {
  const iterations = Number(of('iter'));
  const bytes = Number(of('ks') ?? 128) / 8;
  const salt = bytesOf(of('salt') ?? '');
  return iterations > 0 ? [{ kind: 'pbkdf2', hash: 'SHA-256', salt, iterations, bytes }] : [];
}

/** Of 16 bytes CCM takes as many as the length of the message leaves it: 15 − L, where L counts bytes of that length, 2 at least. */
function ccmNonceBytes(length: number): number {
  let counted = 2;
  while (counted < 4 && length >= 256 ** counted) counted += 1;
  return 15 - counted;
}

const marksOf = (fields: readonly Field[]): Mark[] =>
  fields
    .flatMap(({ name, start, end, text }): Mark[] =>
      Object.hasOwn(ROLES, name) && end > start
        ? [{ role: ROLES[name as keyof typeof ROLES], name, start, end, bytes: bytesOf(text) }]
        : [],
    )
    .sort((a, b) => a.start - b.start);
