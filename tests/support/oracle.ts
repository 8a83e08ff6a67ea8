import { existsSync } from 'node:fs';
import { getCiphers } from 'node:crypto';
import { MODE_IDS, type ModeId } from '../../src/lib/modes/index.ts';

const known = new Set(getCiphers());

/** The modes that OpenSSL, by way of Node, has too: what it makes is what ours has to make. */
export const ORACLE_MODES: readonly ModeId[] = MODE_IDS.filter((id) => known.has(`aes-128-${id}`));

/** The three ways to steal have one. */
const testOf = (id: ModeId): string => id.replace(/-cs[123]$/, '-stealing');

/** Modes that nobody checks: neither OpenSSL has them, nor do they have a test of their own, with vectors. */
export const UNCHECKED: readonly ModeId[] = MODE_IDS.filter(
  (id) =>
    !ORACLE_MODES.includes(id) &&
    !existsSync(new URL(`../modes/${testOf(id)}.test.ts`, import.meta.url)),
);
