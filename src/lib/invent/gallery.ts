/** A mode of the gallery: its equations, where they come from, and what became of it. */
export interface Exhibit {
  readonly id: string;
  readonly name: string;
  /** Its story in one or two sentences. */
  readonly story: string;
  /** Where it is specified, was used or was broken. */
  readonly source: string;
  readonly equations: string;
}

const own = 'looks clever, and falls';

/** The gallery, as it is shown: the standards’ modes, others’, and five that look clever. */
export const GALLERY: readonly Exhibit[] = [
  {
    id: 'ecb',
    name: 'ECB',
    story: 'Each block by itself. Equal blocks stay equal, and the picture shows through.',
    source: 'SP 800-38A §6.1',
    equations: 'C[i] = E(P[i])',
  },
  {
    id: 'cbc',
    name: 'CBC',
    story:
      'Each block is XORed with the ciphertext before it. For thirty years the usual answer to ECB.',
    source: 'SP 800-38A §6.2',
    equations: 'C[0] = IV\nC[i] = E(P[i] ^ C[i-1])',
  },
  {
    id: 'cfb',
    name: 'CFB',
    story:
      'The cipher runs on the ciphertext before, and the message only meets its output. OpenPGP took it.',
    source: 'SP 800-38A §6.3',
    equations: 'C[0] = IV\nC[i] = P[i] ^ E(C[i-1])',
  },
  {
    id: 'ofb',
    name: 'OFB',
    story:
      'The cipher runs on its own output. A bit that is changed on the way is a bit that is changed in the text.',
    source: 'SP 800-38A §6.4',
    equations: 'S[0] = IV\nS[i] = E(S[i-1])\nC[i] = P[i] ^ S[i]',
  },
  {
    id: 'ctr',
    name: 'CTR',
    story:
      'The cipher of a counter is the keystream, so that all blocks can be worked on at once. GCM is built on it.',
    source: 'SP 800-38A §6.5; Diffie and Hellman, 1979',
    equations: 'T[1] = IV\nT[i] = inc(T[i-1])\nC[i] = P[i] ^ E(T[i])',
  },
  {
    id: 'xex',
    name: 'XEX',
    story:
      'A mask on both sides of the cipher, another for each place: what XTS does for each block of a disk.',
    source: 'Rogaway, 2004; IEEE 1619 §5',
    equations: 'T[1] = E(IV)\nT[i] = double(T[i-1])\nC[i] = E(P[i] ^ T[i]) ^ T[i]',
  },
  {
    id: 'pcbc',
    name: 'PCBC',
    story:
      'An error was to spoil all that follows, and so to be noticed. But two blocks that change places cancel out, and the rest comes out right.',
    source: 'Kerberos 4; Kohl, CRYPTO ’89',
    equations: 'S[0] = IV\nC[i] = E(P[i] ^ S[i-1])\nS[i] = P[i] ^ C[i]',
  },
  {
    id: 'ige',
    name: 'IGE',
    story:
      'Garbles all that follows an error, both ways. Telegram took it in 2013, with a hash of its own for a MAC.',
    source: 'Campbell, 1978; MTProto; OpenSSL’s AES_ige_encrypt',
    equations: 'C[0] = IV\nP[0] = N\nC[i] = E(P[i] ^ C[i-1]) ^ P[i-1]',
  },
  {
    id: 'abc',
    name: 'ABC',
    story:
      'Accumulated block chaining: each block of ciphertext hangs on all plaintext before it. Nobody needed that an error spreads.',
    source: 'Knudsen, 2000',
    equations:
      'C[0] = IV\nH[0] = N\nH[i] = P[i] ^ rotl(H[i-1], 1)\nC[i] = E(H[i] ^ C[i-1]) ^ H[i-1]',
  },
  {
    id: 'ofb64',
    name: 'OFB, 64 bits back',
    story:
      'Only half of the output is fed back. Then the keystream comes round after some 2³² blocks, in place of 2¹²⁷.',
    source: 'FIPS 81; Davies and Parkin, 1983',
    equations: 'S[0] = IV\nS[i] = right(S[i-1]) || left(E(S[i-1]))\nC[i] = P[i] ^ E(S[i])',
  },
  {
    id: 'iv-key',
    name: 'CBC, a secret IV',
    story:
      'Some programs take the key as IV, or keep the IV as a secret. One forged message of three blocks, read by Bob, tells it.',
    source: 'Vaudenay’s course; many programs',
    equations:
      '# The IV isn’t sent: it is the key, or kept beside it\nC[0] = IV\nC[i] = E(P[i] ^ C[i-1])',
  },
  {
    id: 'outside',
    name: 'Counter outside',
    story:
      'A counter is XORed to what the cipher made. Eve counts too: she takes it off, and what is left is ECB.',
    source: own,
    equations: 'T[1] = IV\nT[i] = inc(T[i-1])\nC[i] = E(P[i]) ^ T[i]',
  },
  {
    id: 'cbc-mac',
    name: 'CTR with CBC-MAC',
    story:
      'The last block of CBC as a tag. For messages of one length it is good; for others, a tag carried on is a forgery.',
    source: 'FIPS 113; ISO/IEC 9797-1; Bellare, Kilian and Rogaway, 1994',
    equations:
      'T[1] = IV\nT[i] = inc(T[i-1])\nC[i] = P[i] ^ E(T[i])\nS[0] = 0\nS[i] = E(S[i-1] ^ P[i])\nT = S[n]',
  },
  {
    id: 'tls10',
    name: 'TLS 1.0',
    story:
      'The IV of a record is the last block of the one before: everybody knows it. Fourteen years later, BEAST tested guesses with it.',
    source: 'RFC 2246 §6.2.3.2; Duong and Rizzo, 2011',
    equations:
      '# The IV is the last block of the record before\nC[0] = IV\nC[i] = E(P[i] ^ C[i-1])',
  },
  {
    id: 'mask',
    name: 'One mask',
    story:
      'A secret mask on both sides of the cipher. It is the same for all blocks, and so it is ECB again.',
    source: own,
    equations: 'H = E(IV)\nC[i] = E(P[i] ^ H) ^ H',
  },
  {
    id: 'pad',
    name: 'One keystream',
    story: 'E(IV) is as random as anything. But it is one block long, and used for each block.',
    source: own,
    equations: 'H = E(IV)\nC[i] = P[i] ^ H',
  },
  {
    id: 'plain-chain',
    name: 'Chained plaintext',
    story:
      'Like CBC, with the plaintext before in place of the ciphertext. Pairs of blocks that come again come out again.',
    source: own,
    equations: 'P[0] = IV\nC[i] = E(P[i] ^ P[i-1])',
  },
  {
    id: 'plain-feedback',
    name: 'Plaintext feedback',
    story: 'Like CFB, fed with plaintext. Where a text repeats itself, so does the keystream.',
    source: own,
    equations: 'P[0] = IV\nC[i] = P[i] ^ E(P[i-1])',
  },
  {
    id: 'sum',
    name: 'A tag of the sum',
    story:
      'The tag is the cipher of all blocks’ sum: no block can be changed. But they can be swapped.',
    source: own,
    equations: 'C[0] = IV\nC[i] = E(P[i] ^ C[i-1])\nS[0] = 0\nS[i] = S[i-1] ^ C[i]\nT = E(S[n])',
  },
];
