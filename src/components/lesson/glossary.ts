/** A term of the site, its definition in one or two sentences, and where the standard has it. */
export interface Term {
  readonly term: string;
  readonly says: string;
  readonly source?: string;
}

/** The glossary, by the name that `Term` takes. */
export const GLOSSARY = {
  aad: {
    term: 'additional data (AAD)',
    says: 'Bytes that travel in the clear beside a ciphertext and are proved by its tag: a header, a number, an address. Both sides have to give the very same.',
    source: 'SP 800-38D §5.2',
  },
  aead: {
    term: 'authenticated encryption',
    says: 'Encryption with a tag that proves that nothing was changed. Who decrypts gets the message or a refusal, never something else.',
    source: 'SP 800-38D §3',
  },
  aes: {
    term: 'AES',
    says: 'The Advanced Encryption Standard: a block cipher on 16 bytes with a key of 16, 24 or 32 bytes.',
    source: 'FIPS 197 §1',
  },
  block: {
    term: 'block',
    says: '16 bytes. AES takes one block and gives one block; a mode says what becomes of longer messages.',
    source: 'FIPS 197 §3.1',
  },
  cbc: {
    term: 'CBC',
    says: 'Cipher Block Chaining: each plaintext block is XORed with the ciphertext block before it, and then enciphered.',
    source: 'SP 800-38A §6.2',
  },
  ciphertext: {
    term: 'ciphertext',
    says: 'What encryption makes: C₁, C₂ and so on, block by block. It is what travels.',
    source: 'SP 800-38A §4.1',
  },
  ctr: {
    term: 'CTR',
    says: 'Counter mode: AES enciphers a counter, and the result is XORed with the plaintext. Nothing is padded.',
    source: 'SP 800-38A §6.5',
  },
  ecb: {
    term: 'ECB',
    says: 'Electronic Codebook: each block is enciphered by itself, so equal blocks come out equal.',
    source: 'SP 800-38A §6.1',
  },
  gcm: {
    term: 'GCM',
    says: 'Galois/Counter Mode: CTR with a tag that proves that neither the ciphertext nor the data beside it was changed.',
    source: 'SP 800-38D §5',
  },
  iv: {
    term: 'IV',
    says: 'Initialization vector: 16 bytes that start the chain, other ones for each message. It isn’t secret; in CBC nobody may be able to predict it.',
    source: 'SP 800-38A §5.3',
  },
  key: {
    term: 'key',
    says: '16, 24 or 32 bytes that pick one permutation of all blocks. The only thing that has to stay secret.',
    source: 'FIPS 197 §3.1',
  },
  malleable: {
    term: 'malleable',
    says: 'Said of encryption where a change of the ciphertext makes a change of the plaintext that can be foreseen.',
  },
  mode: {
    term: 'mode of operation',
    says: 'A way to encrypt a message of many blocks with a cipher for one.',
    source: 'SP 800-38A §3',
  },
  nonce: {
    term: 'nonce',
    says: 'A value that is used once under a key, and never again.',
    source: 'SP 800-38D §8',
  },
  'padding-oracle': {
    term: 'padding oracle',
    says: 'Anything that tells an attacker whether the padding of a ciphertext of hers was right. Asked often enough, it gives away the plaintext.',
  },
  padding: {
    term: 'padding',
    says: 'Bytes behind a message that fill its last block. PKCS#7: n bytes of value n, 1 to 16, never none.',
    source: 'RFC 5652 §6.3',
  },
  passphrase: {
    term: 'passphrase',
    says: 'Words that people can bear in mind. It is no key: a program makes one from it, with a salt and many rounds, and only who does just the same gets the same key.',
    source: 'SP 800-132',
  },
  penguin: {
    term: 'penguin in ECB',
    says: 'A drawing encrypted in ECB that can still be seen: equal blocks of 16 bytes come out equal, so each plain area stays plain.',
  },
  plaintext: {
    term: 'plaintext',
    says: 'What is encrypted: P₁, P₂ and so on, block by block.',
    source: 'SP 800-38A §4.1',
  },
  tag: {
    term: 'tag',
    says: 'Bytes that are made from key and ciphertext together, and can’t be made without the key. A changed ciphertext has another tag.',
    source: 'SP 800-38D §3',
  },
  xor: {
    term: 'XOR (⊕)',
    says: 'Bit by bit: 1 where two bits differ, 0 where they agree. Doing it twice with the same bits undoes it.',
    source: 'SP 800-38A §4.2',
  },
} as const satisfies Readonly<Record<string, Term>>;

/** What a lesson calls a term by. */
export type TermId = keyof typeof GLOSSARY;
