import type { Diagnosis, Finding, Sure } from '../../lib/doctor/index.ts';
import type { ModeId, PaddingId, Run } from '../../lib/modes/index.ts';
import { stageRun } from './stage-run.ts';

/** So many bytes of a plaintext are shown; all of them are saved. */
const SHOWN_BYTES = 65_536;
/** So many findings are told of. */
const MOST_FINDINGS = 12;

/** A finding as the page shows it. */
export interface Opened {
  readonly sure: Sure;
  readonly mode: ModeId;
  readonly padding: PaddingId;
  readonly key: Uint8Array;
  readonly iv: Uint8Array | undefined;
  /** The first bytes of the plaintext, and how many there are. */
  readonly plaintext: Uint8Array;
  readonly byteLength: number;
  /** As the doctor’s finding has it. */
  readonly firstBlock: Finding['firstBlock'];
  readonly evidence: readonly string[];
  readonly steps: readonly string[];
  readonly wrong: readonly string[];
  /** The name of the envelope that it was in. */
  readonly envelope: string;
  /** What the stage shows; undefined where it can show none of it. */
  readonly run: Run | undefined;
  /** Why the stage doesn’t show all of this very run, as a sentence; undefined where it does. */
  readonly cut: string | undefined;
}

/** What came of trying, as the page shows it. */
export interface Result {
  /** Which finding is believed. */
  readonly best: number | undefined;
  readonly findings: readonly Opened[];
  readonly tried: number;
  readonly says: string;
}

const openedOf = (finding: Finding): Opened => ({
  sure: finding.sure,
  mode: finding.mode,
  padding: finding.padding,
  key: finding.key.slice(),
  iv: finding.iv?.slice(),
  plaintext: finding.plaintext.slice(0, SHOWN_BYTES),
  byteLength: finding.plaintext.length,
  firstBlock: finding.firstBlock,
  evidence: finding.evidence,
  steps: finding.steps,
  wrong: finding.wrong,
  envelope: finding.envelope.name,
  ...stageRun(finding.run),
});

/** A diagnosis without what can’t be seen of it. */
export function resultOf({ best, findings, tried, says }: Diagnosis): Result {
  const shown = findings.slice(0, MOST_FINDINGS);
  const at = best ? shown.indexOf(best) : -1;
  return { best: at < 0 ? undefined : at, findings: shown.map(openedOf), tried, says };
}
