import { describe, expect, it } from 'vitest';
import { openEnvelope } from '../../src/lib/envelope/index.ts';
import { decrypted, macFits, partsOf, proved } from './opened.ts';

/** RFC 7520 §5.6, figures 130 and 136 */
const RFC = {
  token:
    'eyJhbGciOiJkaXIiLCJraWQiOiI3N2M3ZTJiOC02ZTEzLTQ1Y2YtODY3Mi02MTdiNWI0NTI0M2EiLCJlbmMiOiJBMTI4R0NNIn0..refa467QzzKx6QAB.JW_i_f52hww_ELQPGaYyeAB6HYGcR559l9TYnSovc23XJoBcW29rHP8yZOZG7YhLpT1bjFuvZPjQS-m0IFtVcXkZXdH_lr_FrdYt9HRUYkshtrMmIUAyGmUnd9zMDB2n0cRDIHAzFVeJUDxkUwVAE7_YGRPdcqMyiBoCO-FBdE-Nceb4h3-FtBP-c_BIwCPTjb9o0SbdcdREEMJMyZBH8ySWMVi1gPD9yxi-aQpGbSv_F9N4IZAxscj5g-NJsUPbjk29-s7LJAGb15wEBtXphVCgyy53CoIKLHHeJHXex45Uz9aKZSRSInZI-wjsY0yu3cT4_aQ3i1o-tiE-F8Ios61EKgyIQ4CWao8PFMj8TTnp.vbb32Xvllea2OtmHAdccRQ',
  k: 'XctOhJAkA-pD9Lh7ZgW_2A',
};

/** jose 6 for Node, CompactEncrypt with `dir`; the key counts from 0, the plaintext is `candle` and the cipher’s name. */
const JOSE: readonly (readonly [enc: string, token: string])[] = [
  [
    'A128GCM',
    'eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..6_SwCBt-Nt-4OI0l.MrShiScbJRBF_u-JMLQ.zEmUpqq9ukoO_9vg1_31UQ',
  ],
  [
    'A192GCM',
    'eyJhbGciOiJkaXIiLCJlbmMiOiJBMTkyR0NNIn0..7MRmTZiPuQccEfo1.lqwF_bDmQ6ZoyvkxKnM.03KpHNCSEBq8vHHyAIZtTQ',
  ],
  [
    'A256GCM',
    'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..dvLcMloGPWalq8TI.aQJUOQYHTUQEvyqLMsc.clfkYKYUKz9VDOGYolFkfQ',
  ],
  [
    'A128CBC-HS256',
    'eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0..qHWLHLHMCJ-MscLT_Dytbg.tXAC5vZupY8knOnWNu9AG-Zb8znZyr5k6AbE8kXASjE.bX132QCQhRVWNFDIAVSiSw',
  ],
  [
    'A192CBC-HS384',
    'eyJhbGciOiJkaXIiLCJlbmMiOiJBMTkyQ0JDLUhTMzg0In0.._88IgF9pdYcVWjMWKbGLZg.rg8w45vvlPzSeI2LlpTzN6jy6j9zyr0JOHBwihhWVAI.KlmPQD9inxhOo6nZ7UjIDwdAvMeSZ6Iw',
  ],
  [
    'A256CBC-HS512',
    'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2Q0JDLUhTNTEyIn0..2HGnVGj_E227Kk0o97fZ9g.1rih7jAvW7eMdA3CiyyBYTpC3kT-nejZ5QHpFo_83oA.QNUf-X5jbWYouU64G8i4ULn3AfoGaz7PynAfCv8_Ap0',
  ],
];

describe('JWE in compact form', () => {
  it('RFC 7520’s example of dir with A128GCM opens', () => {
    const envelope = proved(` ${RFC.token}\n`, 'jwe');
    expect(partsOf(envelope).filter((part) => !part.includes('Around'))).toEqual([
      'header: Protected Header',
      'iv: Initialization Vector',
      'ciphertext: Ciphertext',
      'tag: Authentication Tag',
    ]);
    expect(decrypted(envelope, Buffer.from(RFC.k, 'base64url'))).toMatch(
      /^You can trust us.*Frodo\.$/,
    );
  });

  it.each(JOSE)('%s by jose opens, tag or HMAC and all', (enc, token) => {
    const envelope = proved(token, 'jwe');
    const length = envelope.split?.bytes ?? Number(enc.slice(1, 4)) / 8;
    const key = Uint8Array.from({ length }, (_, i) => i);
    const { cipher, mac } = envelope.split ?? { cipher: [0, length] as const };
    expect(envelope.mac !== undefined && macFits(envelope, key.subarray(...mac!))).toBe(
      enc.includes('CBC'),
    );
    expect(decrypted(envelope, key.subarray(...cipher))).toBe(`candle ${enc}`);
  });

  it('a key that is itself encrypted is said to be', () => {
    const header = Buffer.from('{"alg":"RSA-OAEP","enc":"A256GCM"}').toString('base64url');
    const envelope = proved(JOSE[2][1].replace(/^[^.]+\.\./, `${header}.AQAB.`), 'jwe');
    expect(envelope.says).toMatch(/RSA-OAEP/);
    expect(envelope.parts.find(({ name }) => name === 'Encrypted Key')!.bytes).toHaveLength(3);
  });

  it.each([
    ['a signed token of three parts', RFC.token.split('.').slice(2).join('.')],
    ['a header that is no JSON', `AAAA${RFC.token}`],
    [
      'a cipher that RFC 7518 doesn’t have',
      RFC.token.replace(
        /^[^.]+/,
        Buffer.from('{"alg":"dir","enc":"toString"}').toString('base64url'),
      ),
    ],
  ])('%s is none', (_, text) => {
    expect(openEnvelope(text).map(({ format }) => format)).not.toContain('jwe');
  });
});
