import { COMMAND_HELP } from './commands.ts';
import { DIALECT_IDS, DIALECT_WORDS, DIALECTS } from './dialects/names.ts';
import { DERIVE_NAMES } from './password.ts';

const dialects = DIALECT_IDS.map((id) => `      ${id.padEnd(15)}${DIALECTS[id]}`).join('\n');
const words = Object.entries(DIALECT_WORDS)
  .map(([names, says]) => `      ${names}: ${says}`)
  .join('\n');

/** What `--help` prints. */
export const HELP = `Chat in AES over TCP, or through a relay. Lines that you type are encrypted and sent; what arrives is decrypted and shown.

  npm run endpoint -- server --mode cbc            waits for one peer on 127.0.0.1:12345
  npm run endpoint -- client --mode cbc            connects to it, and again if the connection is lost
  npm run endpoint -- watch --relay <link>         shows a room's wire, without a key

Options
  -m, --mode <mode>            ecb, cbc, cfb, ofb, ctr, gcm or cfb8 (cbc); what comes may be in another, and is found out
      --host <address>         where to listen or connect (127.0.0.1)
  -p, --port <number>          (12345)
      --relay <link>           a place in a relay's room instead, as the relay printed it; or BLOCKWISE_RELAY=<link>
      --bridge <number>        with --relay: a program that connects here, in whatever dialect, is put into the room
      --key-file <path>        the key: hex, base64 or text, or 16, 24 or 32 bytes as they are
      --password               asks for a password (or BLOCKWISE_PASSWORD) and makes the key of it
      --derive <way>           how: ${DERIVE_NAMES.join(', ')}; pbkdf2:<count> (all are tried)
      --salt <bytes>           for scrypt and pbkdf2 (those that programs have are tried)
      --outbox <path>          keeps what isn't acknowledged in this file, and sends it the next time (frames alone)
      --iv-policy <random|fixed>   a new IV for each message, or always the same (random)
      --iv <iv>                the IV that both sides know, in hex, base64 or text; a nonce of 8 or 12 bytes too
      --padding <padding>      pkcs7, spaces, zeros, x923, iso7816, none, or the sign that fills up (pkcs7)
      --dialect <name>         how the peer's program speaks: auto (a server's default: what comes first decides), or
${dialects}
                               or words with commas between, as in length2-le,hex,iv-agreed:
${words}
      --show <text|hex|blocks> text alone; IV and ciphertext as well; or each block, repeats in colour (text)
      --stay                   go on when the input has ended, until the peer leaves
      --give-up <seconds>      without a peer for so long: end with 1 (never in a terminal, 10 in a pipe)
  -h, --help

While connected to a program
${COMMAND_HELP}

The key is never taken from the command line, where everybody on the machine could read it: use --key-file, or
BLOCKWISE_KEY=<hex>, or BLOCKWISE_KEY='text:Sixteen byte key'. Without one a demonstration key is used that everybody knows.

Ctrl-D ends it when all is acknowledged, Ctrl-C at once. Exit codes: 0 all was sent · 1 no connection, or messages not
acknowledged · 2 wrong usage · 130 Ctrl-C · 143 terminated. Messages go to the standard output, everything else to the
standard error. NO_COLOR is respected.

Examples
  The four programs of a course, in two terminals each:
    npm run endpoint -- server --mode ecb --show blocks      npm run endpoint -- client --mode ecb --show blocks
    npm run endpoint -- server --mode cbc                    npm run endpoint -- client --mode cbc
  A program in Python, Java or JavaScript, whatever it sends:
    BLOCKWISE_KEY='text:Sixteen byte key' npm run endpoint -- server --port 5000
    BLOCKWISE_KEY='text:Sixteen byte key' npm run endpoint -- client --port 5000 --dialect auto
    BLOCKWISE_KEY='text:Sixteen byte key' npm run endpoint -- client --port 5000 --dialect cbc-iv-prefix
  Into a room with a browser on the other side:
    npm run endpoint -- server --relay 'http://127.0.0.1:8787/lab/#room=s…'
  In a pipe:
    date | npm run --silent endpoint -- client --mode ctr
`;
