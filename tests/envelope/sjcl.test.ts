import { createDecipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keysOf, partsOf, proved } from './opened.ts';

/** sjcl 1.0.9: encrypt('copper', …), with its defaults; and with ks 256, ts 128, adata and iter of one’s own. */
const DEFAULTS =
  '{"iv":"7qsHJrMhV6pP7lkkNi6zTQ==","v":1,"iter":10000,"ks":128,"ts":64,"mode":"ccm","adata":"","cipher":"aes","salt":"EQTmqvFzA9Y=","ct":"4kkiopdt6e48EPaqozx6tfi+JA4Tpq+z/aOQV+Ji"}';
const OWN =
  '{"iv":"DaIKHXIgaNzGdimEJGs/AA==","v":1,"iter":1000,"ks":256,"ts":128,"mode":"ccm","adata":"c2VhdCBBMzY=","cipher":"aes","salt":"dStbMUowy8s=","ct":"iPJqNn2Q3brsnN1+pGOQm0YXkmWpxdpokiWvM+yNzCKLWXrhAg5W6ho="}';

describe('SJCL’s JSON', () => {
  it.each([
    [DEFAULTS, 'meet me at the harbour'],
    [OWN, 'é — the lantern is lit'],
  ])('opens as CCM, with the derivation that it says: %s', async (text, plaintext) => {
    const envelope = proved(text, 'sjcl');
    const { key } = await keysOf(envelope, 'copper');
    const { iv, tag, aad, ciphertext } = envelope;
    const name = key.length === 16 ? 'aes-128-ccm' : 'aes-256-ccm';
    const decipher = createDecipheriv(name, key, iv!, { authTagLength: tag!.length });
    decipher.setAuthTag(tag!);
    if (aad) decipher.setAAD(aad, { plaintextLength: ciphertext.length });
    const out = decipher.update(ciphertext);
    decipher.final();
    expect(out.toString('utf8')).toBe(plaintext);
  });

  it('its parts stand where the text has them, in its order', () => {
    const named = partsOf(proved(OWN, 'sjcl')).filter((part) => !part.includes('Around'));
    expect(named).toEqual(['iv: iv', 'aad: adata', 'salt: salt', 'ciphertext: ct']);
  });
});
