import type { Bus } from './bus.ts';
import type { Log } from './log.ts';

export function redisBus(_url: string, _log: Log): Promise<Bus> {
  throw new Error('Not yet.');
}
