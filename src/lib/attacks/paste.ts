import { concatBytes, encodeUtf8 } from '../bytes/index.ts';
import { boxOf } from './boxes.ts';
import { framing } from './layout.ts';
import { booksOf, opener, printable, serviceOf, unread } from './service.ts';
import type { Attack, Challenge, Entry, Mend, Reply } from './types.ts';

const MAIL = /^[a-z0-9@.-]{1,40}$/;
const TOKEN = /^mail=([a-z0-9@.-]{1,40});id=(\d+);role=(user|admin)$/;
/** Sixteen letters each: so `admin` begins a block of its owner’s token. */
const ADMINS = ['root@harbour.com', 'boss@granite.org', 'head@lantern.net', 'main@orchard.com'];

/** Become admin: a block of ECB means the same wherever it stands. */
export const paste: Challenge = {
  id: 'paste',
  mode: 'ecb',
  mends: ['hmac', 'gcm'],
  async serve(random, mend) {
    const box = boxOf(mend, 'ecb', random);
    const admin = random.pick(ADMINS);
    const digits = 2 + random.integer(3);
    let next = 10 ** (digits - 1) + random.integer(80);
    const ledger: Entry[] = [];
    let last: Uint8Array | undefined;
    const wire = [await box.seal(encodeUtf8(`mail=${admin};id=1;role=admin`))];
    const logIn = opener(box, ledger, (text, plaintext) => {
      const [, mail, id, role] = TOKEN.exec(text) ?? [];
      if (!mail) return unread(plaintext, 'token');
      return { did: 'login', says: `${mail} (id ${id}) is in, as ${role}.`, facts: { mail, role } };
    });
    async function register(bytes: Uint8Array) {
      const mail = printable(bytes);
      if (!MAIL.test(mail))
        return {
          says: `No token: a mail address has 1 to 40 characters of a–z, 0–9, “@”, “.” and “-”; this is “${mail}”.`,
        };
      const id = next++;
      ledger.push({
        did: 'register',
        says: `Registered ${mail} as user ${id}.`,
        facts: { mail, id },
      });
      return {
        says: 'Here is your token.',
        bytes: await box.seal(encodeUtf8(`mail=${mail};id=${id};role=user`)),
      };
    }
    return serviceOf(
      { wire, ledger, facts: { admin, idDigits: String(digits) } },
      { ask: register, deliver: (message) => logIn((last = message)) },
      () => booksOf(mend, 'ecb', box.key, last),
    );
  },
  reached(ledger) {
    const own = new Set(
      ledger.filter(({ did }) => did === 'register').map(({ facts }) => facts?.mail),
    );
    return ledger.some(
      ({ did, facts }) => did === 'login' && facts?.role === 'admin' && own.has(facts.mail),
    );
  },
  attack: (seen, mend) => pasted(seen, mend),
};

/** Registers a mail that ends `role=` with a block, and puts the admin's last block after it. */
function* pasted({ wire: [admin], facts }: Reply, mend: Mend): Attack {
  const { head, tail } = framing(mend, 'ecb');
  const letters = 32 - 'mail=;id=;role='.length - Number(facts.idDigits);
  const mail = encodeUtf8('eve@evil.example.com'.slice(0, letters));
  const own: Reply = yield { op: 'ask', bytes: mail };
  const token = own.bytes!;
  const end = admin.length - tail;
  const forged = concatBytes([
    token.subarray(0, head + 32),
    admin.subarray(head + 32, end),
    token.subarray(token.length - tail),
  ]);
  const reply: Reply = yield { op: 'deliver', bytes: forged };
  return { says: reply.ledger.at(-1)?.says ?? reply.says };
}
