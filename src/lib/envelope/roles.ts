import type { PartRole } from './types.ts';

/** What a part is called, and what it is for, where its format says nothing finer. */
export const roles: Readonly<Record<PartRole, { readonly name: string; readonly says: string }>> = {
  magic: { name: 'Magic', says: 'By this a program knows the format.' },
  version: { name: 'Version', says: 'Which version of the format, or which cipher, it is.' },
  header: { name: 'Header', says: 'Says how the rest was made; it isn’t encrypted.' },
  time: { name: 'Time', says: 'When it was made, in seconds since 1970; it isn’t encrypted.' },
  salt: {
    name: 'Salt',
    says: 'Goes into the derivation of the key, so that a passphrase gives another key each time; not secret.',
  },
  iv: {
    name: 'IV or nonce',
    says: 'What the mode begins from: not secret, but never to be used twice with one key.',
  },
  ciphertext: { name: 'Ciphertext', says: 'What is to be decrypted.' },
  tag: { name: 'Tag', says: 'Proves that nothing was changed, and that key and nonce are right.' },
  mac: {
    name: 'MAC',
    says: 'Proves, under a key of its own or the same, that nothing was changed.',
  },
  aad: { name: 'Additional data', says: 'Isn’t encrypted, and the tag proves it too.' },
  other: { name: 'Around it', says: 'Only holds the parts together.' },
};
