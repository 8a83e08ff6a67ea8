import { GLOSSARY } from '../components/lesson/glossary.ts';
import type { Findable } from '../components/lesson/types.ts';
import { LIBRARIES } from '../components/open/errors.ts';

/** The terms of the glossary, to be found. */
export const terms: readonly Findable[] = Object.entries(GLOSSARY).map(([id, { term, says }]) => ({
  title: term,
  place: 'Glossary',
  href: `glossary/#${id}`,
  text: says,
}));

/** What programs stop with, each where it is explained. */
export const messages: readonly Findable[] = LIBRARIES.flatMap(({ name, errors }) =>
  errors.map(({ text, means }) => ({
    title: `“${text}” (${name})`,
    place: 'Open anything',
    href: `open/?says=${encodeURIComponent(text)}`,
    text: means,
  })),
);

const page = (href: string, title: string, text: string): Findable => ({
  title,
  place: 'Page',
  href,
  text,
});

/** The pages on which something can be done, in the words in which people look for it. */
export const pages: readonly Findable[] = [
  page(
    'open/',
    'Open anything: your ciphertext, and why it doesn’t open',
    'Paste a ciphertext with its key or passphrase, its IV or nonce, additional data (AAD) and tag, as hex, Base64 or as a program printed them. It finds out what doesn’t fit.',
  ),
  page(
    'invent/',
    'Invent a mode: type equations, see what they do',
    'Write a mode of operation of your own, PCBC, IGE, XEX or any other: its picture, how it is undone, how far an error reaches, and whether it leaks.',
  ),
  page(
    'lab/',
    'The lab: a server, a client and the wire between them',
    'Chat encrypted in any mode, padding and IV policy, see each message block by block, and be Eve, who changes, cuts, replays and injects what is on the wire.',
  ),
  page(
    'image/',
    'The image lab: the penguin that ECB doesn’t hide',
    'Encrypt a picture of your own in every mode side by side, or decrypt a BMP or PPM whose header was put back. ECB keeps the penguin’s shape, CBC and CTR don’t.',
  ),
  page(
    'aes/',
    'Inside AES: one block, round by round',
    'SubBytes, ShiftRows, MixColumns, AddRoundKey and the key schedule on bytes of your own, and the avalanche of one bit.',
  ),
  page(
    'attacks/',
    'Attacks: challenges against servers',
    'Padding oracle, bit flip, cut and paste, replay: break a server that misuses a mode, and see the same attack fail on the mended one.',
  ),
  page(
    'race/',
    'The race: who has to wait',
    'Modes side by side on one clock: which encrypt and decrypt their blocks in parallel.',
  ),
];
