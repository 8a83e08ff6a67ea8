import { BLOCK_BYTES } from '../bytes/index.ts';
import { attempt, runOf } from './attempt.ts';
import { beginWith, isFirstBlockAlone } from './beginning.ts';
import { nothingFits } from './nothing.ts';
import { type Kept, Search } from './search.ts';
import { evidenceOf, nameOf, stepsOf, wrongOf } from './tell.ts';
import type { DiagnoseOptions, Diagnosis, Finding, Given } from './types.ts';

/** So many findings are told. */
const MOST = 8;
const LONG = 1 << 17;

/**
 * Finds how what was given opens, and what is wrong with it. Every reading of key and IV, every envelope, mode, padding and
 * counter, and every usual way from a passphrase to a key are tried, and what comes out is judged against how much was tried.
 * Rejects with the signal’s reason where that ends it, and with nothing else.
 */
export async function diagnose(given: Given, options: DiagnoseOptions = {}): Promise<Diagnosis> {
  const search = new Search(given, options);
  await search.run(given.mode);
  // What was named may be the very mistake, and what was found then a part of the text that luck lets through.
  if ((given.mode ?? given.padding) && !search.isSettled) {
    const free = new Search({ ...given, mode: undefined, padding: undefined }, options);
    await free.run(undefined);
    if (free.isFound && free.beats(search)) return told(given, free, search.tried);
  }
  return told(given, search, 0);
}

function told(given: Given, search: Search, before: number): Diagnosis {
  const tried = search.tried + before;
  const kept = search.kept.slice(0, mostOf(search)).flatMap((one) => finished(one, search) ?? []);
  const findings = kept.map((one) => findingOf(one, given, search));
  const best = findings.find(({ sure }) => sure !== 'weak') ?? likelyOf(kept, findings, tried);
  if (!best) return { findings, tried, says: nothingFits(given, search) };
  const [first] = kept.filter((_, i) => findings[i] === best);
  return { best, findings, tried, says: saysOf(best, first) };
}

/** One that luck may explain, and that is likelier than that all the same: half of what was tried would have to be luckier. */
function likelyOf(
  kept: readonly Kept[],
  findings: readonly Finding[],
  tried: number,
): Finding | undefined {
  const at = kept.findIndex(({ judged }) => judged.bits > Math.log2(Math.max(1, tried)) + 2);
  return findings[at];
}

/** A long ciphertext is decrypted whole for the likeliest alone. */
const mostOf = ({ envelopes }: Search): number =>
  envelopes.some(({ ciphertext }) => ciphertext.length > LONG) ? 2 : MOST;

/** All of it decrypted, where the search looked at a part. */
function finished(one: Kept, { budget }: Search): Kept | undefined {
  if (one.whole) return one;
  const all = attempt(one.hypothesis, budget, true);
  return all && { ...one, judged: all.judged, whole: true };
}

function findingOf(found: Kept, given: Given, search: Search): Finding {
  const begun = beginWith(found, given.begins);
  const kept = begun?.kept ?? found;
  const { hypothesis, judged } = kept;
  const { mode, key, iv, envelope } = hypothesis;
  const sure = search.sure(kept);
  const firstBlock = isFirstBlockAlone(found) ? (kept === found ? 'unknown' : 'known') : undefined;
  return {
    plaintext: judged.plaintext.subarray(firstBlock === 'unknown' ? BLOCK_BYTES : 0),
    ...{ mode, key: key.bytes, padding: judged.padding, sure, envelope },
    ...(iv.bytes.length > 0 && { iv: iv.bytes }),
    ...(firstBlock && { firstBlock }),
    evidence: evidenceOf(kept, sure, search.tried),
    steps: stepsOf(kept),
    wrong: wrongOf(found, given, begun?.says),
    run: runOf(kept),
    ...(key.derivation && { derivation: key.derivation }),
  };
}

function saysOf({ sure, wrong }: Finding, kept: Kept): string {
  const said = {
    proof: `It opens: ${nameOf(kept)}, and that is proven.`,
    strong: `It opens: ${nameOf(kept)}.`,
    weak: `It may be ${nameOf(kept)}: too little came out to tell it from luck.`,
  };
  return [said[sure], ...wrong].join(' ');
}
