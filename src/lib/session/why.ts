import type { HeaderField } from '../wire/index.ts';
import type { Message } from './types.ts';
import type { Claim, Stranger, WayClaim } from './why/claim.ts';
import { outcomeClaims, ownOutcome, type Sent } from './why/outcome.ts';
import { said } from './why/say.ts';
import { ownClaims, settingClaims } from './why/settings.ts';
import { wayClaims } from './why/way.ts';

export type { Claim, ClaimOf, Stranger } from './why/claim.ts';

/** Where a received message came from, as only somebody who sees everything knows it. */
export type Origin =
  | { readonly who: Stranger }
  | {
      readonly who: 'sender';
      readonly sent: Message;
      /** Whether it is Eve's copy of what was sent. */
      readonly copied?: boolean;
      /** How often it had gone on before. */
      readonly before?: number;
      /** Fields of the header that were changed on the way. */
      readonly header?: readonly HeaderField[];
    };

/** What only somebody who sees both sides can say of a received message. */
export interface Why {
  /** All that is said, as data, and as sentences in the same order. */
  readonly claims: readonly Claim[];
  readonly sentence: string;
  /** The block to look at on the stage, from 1; undefined where the run can't be made or has none. */
  readonly block?: number;
}

/** Compares what was sent with what came and was read, both settings and the way between: everything said follows from that. */
export function whyOf(origin: Origin, got: Message): Why {
  const claims = claimsOf(origin, got);
  const block = blockOf(claims, got);
  const sentence = claims.map(said).join(' ');
  return { claims, sentence, ...(block !== undefined && { block }) };
}

function claimsOf(origin: Origin, got: Message): Claim[] {
  if (origin.who !== 'sender')
    return [{ kind: 'unknown', who: origin.who }, ...ownClaims(got), ...ownOutcome(got)];
  const { sent } = origin;
  if (!hasText(sent)) return claimsOf({ who: 'forgotten' }, got);
  const way = [...dealings(origin), ...wayClaims(sent, got)];
  const isUntouched = way.every(({ kind }) => kind === 'copied' || kind === 'replayed');
  return [...way, ...settingClaims(sent, got, isUntouched), ...outcomeClaims(sent, got, way)];
}

const hasText = (message: Message): message is Sent => message.plaintext !== undefined;

/** What Eve did to the whole of it. */
const dealings = (origin: Extract<Origin, { who: 'sender' }>): WayClaim[] => {
  const { copied = false, before = 0, header = [] } = origin;
  return [
    ...(copied ? [{ kind: 'copied' as const }] : []),
    ...(before > 0 ? [{ kind: 'replayed' as const, before }] : []),
    ...(header.length > 0 ? [{ kind: 'header-changed' as const, fields: header }] : []),
  ];
};

/** The first block that came out wrong; else the last, where the padding is. */
function blockOf(claims: readonly Claim[], { ciphertext }: Message): number | undefined {
  if (claims.some(({ kind }) => kind === 'refused' || kind === 'tag-wrong')) return undefined;
  const blocks = claims.find((claim) => claim.kind === 'blocks');
  if (blocks) return blocks.wrong[0] ?? (blocks.of || undefined);
  return ciphertext.length > 0 ? 1 : undefined;
}
