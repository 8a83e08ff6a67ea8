// Finds out how what was given opens. It is ended with the worker: a derivation may take a minute, and asks nobody meanwhile.
import { toHex } from '../../lib/bytes/index.ts';
import { diagnose, type Diagnosis, type Given } from '../../lib/doctor/index.ts';
import type { Wish } from './fields.ts';
import { TRIED_BYTES } from './file.ts';
import { givenOf } from './given.ts';
import type { TryAnswer, TryJob } from './jobs.ts';
import { resultOf } from './result.ts';
import { decryptWhole, type WholeFile } from './whole-file.ts';

const scope = self as unknown as {
  onmessage: (event: MessageEvent<TryJob>) => Promise<void>;
  postMessage(answer: TryAnswer, transfer?: Transferable[]): void;
};

let last: { readonly diagnosis: Diagnosis; readonly file: File | undefined } | undefined;

const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await blob.arrayBuffer());

async function givenBy(wish: Wish): Promise<Given> {
  const given = givenOf(wish);
  if (!wish.file) return given;
  const head = await bytesOf(wish.file.slice(0, TRIED_BYTES));
  return { ...given, ciphertext: `0x${toHex(head)}` };
}

async function plaintextOf(index: number): Promise<WholeFile> {
  const finding = last!.diagnosis.findings[index];
  if (last!.file) return decryptWhole(await bytesOf(last!.file), finding);
  return { bytes: Uint8Array.from(finding.plaintext), says: '' };
}

scope.onmessage = async ({ data }) => {
  try {
    if (data.kind === 'diagnose') {
      const diagnosis = await diagnose(await givenBy(data.wish), {
        progress: (done, at) => scope.postMessage({ kind: 'progress', done, at }),
      });
      last = { diagnosis, file: data.wish.file };
      scope.postMessage({ kind: 'result', result: resultOf(diagnosis) });
    } else {
      const whole = await plaintextOf(data.index);
      scope.postMessage({ kind: 'plaintext', ...whole }, [whole.bytes.buffer]);
    }
  } catch (error) {
    scope.postMessage({ kind: 'problem', problem: (error as Error).message });
  }
};
