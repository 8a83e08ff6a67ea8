// `npm run endpoint`: one side of a chat in AES, in a terminal or a pipe. `--help` tells the rest.
import { SessionError } from '../../src/lib/session/index.ts';
import { UsageError } from '../command-line.ts';
import { credentialsFor } from './credentials.ts';
import { HELP } from './help.ts';
import { readCommand } from './options.ts';
import { Session } from './session.ts';

async function start(): Promise<Session | number> {
  try {
    const command = readCommand(process.argv.slice(2), process.env);
    if (command === 'help') {
      process.stdout.write(HELP);
      return 0;
    }
    return new Session(command, await credentialsFor(command, process.env));
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof SessionError)) throw error;
    process.stderr.write(`${error.message}\nMore: npm run endpoint -- --help\n`);
    return 2;
  }
}

const started = await start();
if (typeof started === 'number') process.exitCode = started;
else process.exitCode = await started.run();
// What still waits (a socket that is being closed, a pipe that nobody reads) doesn't keep the program.
setTimeout(() => process.exit(), 500).unref();
