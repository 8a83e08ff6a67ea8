import { equalBytes } from '../../bytes/index.ts';
import { modes, paddingOf } from '../../modes/index.ts';
import type { Message } from '../types.ts';
import type { SettingClaim } from './claim.ts';

/** The IV that a received message was read with; undefined where the receiver's mode takes none, or none was there. */
export const ivReadBy = ({ settings: { mode, iv } }: Message): Uint8Array | undefined =>
  modes[mode].iv === 'none' ? undefined : iv;

/** How the receiver is set otherwise than the sender was. `untouched`: nothing was changed on the way. */
export function settingClaims(sent: Message, got: Message, untouched: boolean): SettingClaim[] {
  const [a, b] = [sent.settings, got.settings];
  const others: SettingClaim[] = [];
  if (a.mode !== b.mode) others.push({ kind: 'mode-differs', sent: a.mode, read: b.mode });
  if (!equalBytes(a.key, b.key))
    others.push({ kind: 'key-differs', sent: a.key.length, read: b.key.length });
  if (readsItsOwn(got))
    others.push({
      kind: 'iv-own',
      ...(sent.iv.length > 0 && { asSent: equalBytes(ivReadBy(got)!, sent.iv) }),
    });
  const bothPad = modes[a.mode].wholeBlocks && modes[b.mode].wholeBlocks;
  const [put, taken] = [paddingOf(a), paddingOf(b)];
  if (!bothPad || put === taken) return others;
  const only = untouched && others.length === 0;
  return [...others, { kind: 'padding-differs', sent: put, read: taken, only }];
}

/** The same as far as the receiver alone can tell: by what the header names, and by the IV that came. */
export function ownClaims(got: Message): SettingClaim[] {
  const read = got.settings.mode;
  return [
    ...(got.mode === read ? [] : [{ kind: 'mode-named' as const, named: got.mode, read }]),
    ...(readsItsOwn(got) ? [{ kind: 'iv-own' as const }] : []),
  ];
}

function readsItsOwn(got: Message): boolean {
  const used = ivReadBy(got);
  return used !== undefined && !equalBytes(used, got.iv);
}
