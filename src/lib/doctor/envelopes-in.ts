import { decodeUtf8 } from '../bytes/index.ts';
import { type Envelope, openEnvelope } from '../envelope/index.ts';
import { readForms } from '../forms/index.ts';

/** Written twice over is seldom. */
const TWICE = 1 / 8;
const PRINTABLE = /^[\x20-\x7e\s]+$/;

/** Every envelope of a text, and of what it spells where that is a text again: hex of hex, base64 of base64. */
export function envelopesIn(text: string): readonly Envelope[] {
  const found = [...openEnvelope(text)];
  const [first] = readForms(text);
  if (first && first.form !== 'text' && first.form !== 'latin1') {
    const { text: inner, valid } = decodeUtf8(first.bytes);
    if (valid && PRINTABLE.test(inner) && readForms(inner)[0].form !== 'text')
      for (const envelope of openEnvelope(inner))
        found.push({
          ...envelope,
          likely: envelope.likely * TWICE,
          damage: [...envelope.damage, 'It was encoded twice, one form within another.'],
        });
  }
  return found.filter(({ ciphertext }) => ciphertext.length > 0);
}
