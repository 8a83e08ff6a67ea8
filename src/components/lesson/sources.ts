/** Something that a lesson cites. */
export interface Source {
  /** What stands in the text: `SP 800-38A`. */
  readonly short: string;
  /** Who, what, where, when. */
  readonly full: string;
  readonly url: string;
}

/** Everything that lessons cite, by the name that `Cite` takes. */
export const SOURCES = {
  'fips-197': {
    short: 'FIPS 197',
    full: 'NIST, Advanced Encryption Standard (AES), FIPS 197, updated 2023',
    url: 'https://doi.org/10.6028/NIST.FIPS.197-upd1',
  },
  'sp-800-38a': {
    short: 'SP 800-38A',
    full: 'M. Dworkin, Recommendation for Block Cipher Modes of Operation: Methods and Techniques, NIST SP 800-38A, 2001',
    url: 'https://doi.org/10.6028/NIST.SP.800-38A',
  },
  'sp-800-38d': {
    short: 'SP 800-38D',
    full: 'M. Dworkin, Recommendation for Block Cipher Modes of Operation: Galois/Counter Mode (GCM) and GMAC, NIST SP 800-38D, 2007',
    url: 'https://doi.org/10.6028/NIST.SP.800-38D',
  },
  'rfc-5652': {
    short: 'RFC 5652',
    full: 'R. Housley, Cryptographic Message Syntax (CMS), RFC 5652, 2009',
    url: 'https://www.rfc-editor.org/rfc/rfc5652',
  },
  'bellovin-1996': {
    short: 'Bellovin 1996',
    full: 'S. M. Bellovin, Problem Areas for the IP Security Protocols, 6th USENIX Security Symposium, 1996',
    url: 'https://www.usenix.org/legacy/publications/library/proceedings/sec96/bellovin.html',
  },
  'paterson-yau': {
    short: 'Paterson and Yau 2006',
    full: 'K. G. Paterson and A. K. L. Yau, Cryptography in Theory and Practice: The Case of Encryption in IPsec, Eurocrypt 2006',
    url: 'https://eprint.iacr.org/2005/416',
  },
  sweet32: {
    short: 'Bhargavan and Leurent 2016',
    full: 'K. Bhargavan and G. Leurent, On the Practical (In-)Security of 64-bit Block Ciphers: Collision Attacks on HTTP over TLS and OpenVPN, ACM CCS 2016',
    url: 'https://sweet32.info/',
  },
  efail: {
    short: 'Poddebniak et al. 2018',
    full: 'D. Poddebniak and others, Efail: Breaking S/MIME and OpenPGP Email Encryption using Exfiltration Channels, USENIX Security 2018',
    url: 'https://www.usenix.org/conference/usenixsecurity18/presentation/poddebniak',
  },
  'rfc-4346': {
    short: 'RFC 4346',
    full: 'T. Dierks and E. Rescorla, The Transport Layer Security (TLS) Protocol Version 1.1, RFC 4346, 2006',
    url: 'https://www.rfc-editor.org/rfc/rfc4346',
  },
  'rfc-9293': {
    short: 'RFC 9293',
    full: 'W. Eddy (editor), Transmission Control Protocol (TCP), RFC 9293, 2022',
    url: 'https://www.rfc-editor.org/rfc/rfc9293',
  },
  'bard-2004': {
    short: 'Bard 2004',
    full: 'G. V. Bard, The Vulnerability of SSL to Chosen Plaintext Attack, Cryptology ePrint Archive 2004/111',
    url: 'https://eprint.iacr.org/2004/111',
  },
  beast: {
    short: 'CVE-2011-3389',
    full: 'BEAST, by Thai Duong and Juliano Rizzo, 2011: CVE-2011-3389 in the National Vulnerability Database',
    url: 'https://nvd.nist.gov/vuln/detail/CVE-2011-3389',
  },
  'citizen-lab-2020': {
    short: 'Citizen Lab 2020',
    full: 'B. Marczak and J. Scott-Railton, Move Fast and Roll Your Own Crypto: A Quick Look at the Confidentiality of Zoom Meetings, Citizen Lab, 2020',
    url: 'https://citizenlab.ca/2020/04/move-fast-roll-your-own-crypto-a-quick-look-at-the-confidentiality-of-zoom-meetings/',
  },
  'albrecht-2009': {
    short: 'Albrecht, Paterson and Watson 2009',
    full: 'M. R. Albrecht, K. G. Paterson and G. J. Watson, Plaintext Recovery Attacks Against SSH, IEEE Symposium on Security and Privacy 2009',
    url: 'https://doi.org/10.1109/SP.2009.5',
  },
  'openssh-5.2': {
    short: 'OpenSSH 5.2',
    full: 'The OpenSSH project, Release notes of OpenSSH 5.2, 2009',
    url: 'https://www.openssh.com/txt/release-5.2',
  },
  'egele-2013': {
    short: 'Egele et al. 2013',
    full: 'M. Egele, D. Brumley, Y. Fratantonio and C. Kruegel, An Empirical Study of Cryptographic Misuse in Android Applications, CCS 2013',
    url: 'https://doi.org/10.1145/2508859.2516693',
  },
  'eff-1998': {
    short: 'EFF 1998',
    full: 'Electronic Frontier Foundation, Cracking DES: Secrets of Encryption Research, Wiretap Politics and Chip Design, O’Reilly 1998',
    url: 'https://w2.eff.org/Privacy/Crypto/Crypto_misc/DESCracker/',
  },
  poodle: {
    short: 'Möller et al. 2014',
    full: 'B. Möller, T. Duong and K. Kotowicz, This POODLE Bites: Exploiting the SSL 3.0 Fallback, Google 2014',
    url: 'https://www.openssl.org/~bodo/ssl-poodle.pdf',
  },
  'rfc-7568': {
    short: 'RFC 7568',
    full: 'R. Barnes and others, Deprecating Secure Sockets Layer Version 3.0, RFC 7568, 2015',
    url: 'https://www.rfc-editor.org/rfc/rfc7568',
  },
  'ducklin-2013': {
    short: 'Ducklin 2013',
    full: 'P. Ducklin, Anatomy of a password disaster: Adobe’s giant-sized cryptographic blunder, Naked Security, Sophos 2013',
    url: 'https://nakedsecurity.sophos.com/2013/11/04/anatomy-of-a-password-disaster-adobes-giant-sized-cryptographic-blunder/',
  },
} as const satisfies Readonly<Record<string, Source>>;

/** What a lesson calls a source by. */
export type SourceId = keyof typeof SOURCES;
