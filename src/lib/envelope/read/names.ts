/** What a named value is to whoever opens an envelope. */
export type Role = 'iv' | 'ciphertext' | 'tag' | 'mac' | 'salt' | 'aad';

const SUFFIX = /(?:hex|hexstring|base64|b64|bytes|string|str)$/;

/** The names that programs use, in small letters and without marks; the likelier first. */
const NAMES: Readonly<Record<Role, readonly string[]>> = {
  iv: [
    ...['iv', 'nonce', 'initvector', 'initializationvector', 'initialisationvector', 'ivector'],
    ...['counter', 'initialcounter', 'ctr', 'vector', 'ivornonce', 'n'],
  ],
  ciphertext: [
    ...['ciphertext', 'ct', 'encrypteddata', 'encryptedtext', 'encryptedcontent', 'encrypted'],
    ...['encryptedmessage', 'encryptedpayload', 'encryptedvalue', 'cipherdata', 'ciphered'],
    ...['cipher', 'crypted', 'crypttext', 'enc', 'content', 'payload', 'data', 'value'],
    ...['message', 'text', 'body', 'output', 'result', 'c'],
  ],
  tag: ['tag', 'authtag', 'authenticationtag', 'gcmtag', 'tagdata', 'at', 't'],
  mac: ['mac', 'hmac', 'signature', 'sig'],
  salt: ['salt', 's', 'kdfsalt', 'saltvalue'],
  aad: [
    ...['aad', 'header', 'adata', 'ad', 'associateddata', 'additionaldata', 'authenticateddata'],
    ...['additionalauthenticateddata', 'authdata'],
  ],
};

const ROLES = new Map(
  Object.entries(NAMES).flatMap(([role, names]) =>
    names.map((name, rank) => [name, { role: role as Role, rank }] as const),
  ),
);

/** The role that a name speaks of and how far down its list it stands; any case, any marks. Undefined: it speaks of none. */
export function roleOf(name: string): { readonly role: Role; readonly rank: number } | undefined {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return ROLES.get(plain) ?? ROLES.get(plain.replace(SUFFIX, ''));
}
