import type { ChallengeId, Mend } from '../../lib/attacks/index.ts';

/** The words of one challenge. What is seeded or computed isn’t here. */
export interface Text {
  readonly title: string;
  readonly goal: string;
  readonly have: string;
  readonly lack: string;
  /** From a nudge to nearly the answer. */
  readonly hints: readonly string[];
  /** Why it works, for after it worked. */
  readonly why: string;
  /** What mends it. */
  readonly mend: string;
  readonly incident: { readonly text: string; readonly source: string };
}

/** What the page says of each challenge. */
export const TEXTS: Readonly<Record<ChallengeId, Text>> = {
  flip: {
    title: 'Raise the amount',
    goal: 'Make the bank pay 9100 where the order says 0100.',
    have: 'one order on its way, in CBC with its IV in front, and its text: you wrote the invoice.',
    lack: 'the key. You can’t encrypt anything.',
    hints: [
      'The bank computes P1 = D(C1) ⊕ IV. You hold one of the two sides of that ⊕.',
      'The digit to change is byte 5 of P1 (the cells are counted from 1). So is the byte of the IV that it is XORed with.',
      '“0” is 30 in hex, “9” is 39. To turn one into the other, XOR the byte of the IV with 30 ⊕ 39.',
    ],
    why: 'D(C1) stays what it was, since you left C1 alone. Whatever you XOR into the IV arrives in P1, in the same place, and nothing else changes. Encryption hid the text; it didn’t hold it.',
    mend: 'A tag over IV and ciphertext, checked before anything is deciphered: encrypt-then-MAC, or a mode that has it built in, GCM.',
    incident: {
      text: 'EFAIL (2018) turned known bytes of encrypted mail into HTML of the attacker’s choice by the same XOR in CBC, and had the mail program send the plaintext away. S/MIME had no tag to notice it.',
      source: 'Poddebniak and others, USENIX Security 2018; CVE-2017-17689',
    },
  },
  replay: {
    title: 'Get paid twice',
    goal: 'Make the bank pay you, Eve, a second time for the same order.',
    have: 'three messages that went to the bank and were carried out, and your own balance, which rose after one of them.',
    lack: 'the key. All three look like noise to you.',
    hints: [
      'You don’t have to read a message to send it.',
      'Your balance tells which of the three paid you. Don’t change a bit of it.',
    ],
    why: 'The message was genuine the first time, so it is genuine the second time. Nothing in it says that it is old.',
    mend: 'A tag alone changes nothing: the old message brings its own right tag. The order needs a number inside what is authenticated, and the bank has to remember the highest.',
    incident: {
      text: 'KRACK (2017) replayed one message of Wi-Fi’s WPA2 handshake: the device installed its key again and set its counters back, so that nonces were used twice and frames could be replayed.',
      source: 'Vanhoef and Piessens, ACM CCS 2017; CVE-2017-13077',
    },
  },
  paste: {
    title: 'Become admin',
    goal: 'Log in with a mail address of your own, as admin.',
    have: 'a sign-up that gives you a token for any mail address, mail=…;id=…;role=user in ECB, and the admin’s token, off the wire.',
    lack: 'the key, and a sign-up that says role=admin.',
    hints: [
      'In ECB a block means the same in any message and at any place. Which block of the admin’s token would you like to have?',
      'The admin’s last block is “admin” and its padding. You need a token of your own whose “role=” ends exactly where a block ends.',
      'Choose the length of your mail so that mail=…;id=…;role= fills whole blocks: the preview shows where they end. Then take your own blocks, without the last, and add the admin’s last block.',
    ],
    why: 'Each block is deciphered by itself. The server joins what it gets, and can’t see that the pieces come from two messages.',
    mend: 'A mode that binds the blocks to each other and a tag over the whole token. Then a block from elsewhere is noticed before it is read.',
    incident: {
      text: 'In 2020 Zoom’s meetings were found to be encrypted with AES-128 in ECB under one key shared by all participants; version 5.0 moved to AES-256 in GCM. No pasting became known, but nothing in ECB would have stopped it.',
      source: 'Citizen Lab, “Move Fast and Roll Your Own Crypto”, 3 April 2020',
    },
  },
  cut: {
    title: 'Lose the limit',
    goal: 'Make the broker sell at once, without the lowest price that the order asks for.',
    have: 'the order on its way, in CBC, and its text. Its fields end with the byte 01, which the stock exchanges’ FIX protocol uses too.',
    lack: 'the key. You can’t write a new order.',
    hints: [
      'You needn’t change a byte. What would the broker read if the message ended earlier?',
      'What is left has to end with right padding. Look at the last byte of P2: which padding does it look like?',
      'Remove the last block. P2 ends with 01, and 01 is one byte of padding.',
    ],
    why: 'Each block is deciphered with the one before it, so a shorter message is as good as a whole one. PKCS#7 can’t tell a 01 that was written from a 01 that was filled in.',
    mend: 'A tag over all of the message: what was cut off is missing from what the tag was made of.',
    incident: {
      text: '“Cookie cutter” (2014): by ending a TLS connection early an attacker cut an HTTP header just before “; secure”, and browsers that took the rest for whole kept a cookie without its protection.',
      source: 'Bhargavan and others, “Triple Handshakes and Cookie Cutters”, IEEE S&P 2014',
    },
  },
  oracle: {
    title: 'Read the code, digit by digit',
    goal: 'Find the twelve-digit code that the server keeps, and open its vault.',
    have: 'a server that encrypts your text followed by its code, in ECB, as often as you like.',
    lack: 'the key, and the patience for a million million codes.',
    hints: [
      'Equal blocks in, equal blocks out. Can you make a block of which only one byte is unknown?',
      'Send fifteen letters A: the first block is those and the first digit. Keep its ciphertext.',
      'Now send the fifteen A and a digit of your choice, ten times, or all ten in one text of 160 letters. The block that comes out equal has the right digit.',
      'For the second digit send fourteen A; then fourteen A, the digit you know, and your guess.',
    ],
    why: 'You choose where the blocks end. So the code can be cut into pieces of one unknown byte, and each is tried alone: twelve times ten guesses, and not ten to the twelfth.',
    mend: 'The tag isn’t what ends this one: the IV is. Fresh for each message, it makes equal texts come out different, so there is nothing to compare.',
    incident: {
      text: 'Adobe’s stolen list of passwords (2013) was encrypted with triple DES in ECB: equal passwords had equal ciphertext, and so had equal pieces of eight letters; the hints beside them did the rest.',
      source: 'P. Ducklin, Sophos Naked Security, 4 November 2013',
    },
  },
  game: {
    title: 'Tell A from B, ten times',
    goal: 'Say ten times running which of two texts the server has encrypted.',
    have: 'both texts, and a server that encrypts what you ask it to, in CBC. The IV is the last block that went over the wire, as in TLS 1.0.',
    lack: 'the key, and luck enough: guessing wins ten in a row once in 1,024 times.',
    hints: [
      'The server has computed E(text ⊕ X) with an IV X that you have seen. You also know the next IV, Y, before you ask.',
      'Which text must you ask for, so that text ⊕ Y is the same as A ⊕ X?',
      'Ask for A ⊕ X ⊕ Y. If the answer equals the block that was dealt, it was A; else it was B.',
    ],
    why: 'Whoever knows the next IV can cancel it. Then the server encrypts the very input block that it encrypted before, and the same input gives the same output.',
    mend: 'An IV that nobody can know before it is used. The tag doesn’t matter here; the randomness does.',
    incident: {
      text: 'BEAST (2011) read session cookies from HTTPS in this way: TLS 1.0 took the last block of the record before as its next IV. It had been known to be a weakness for years; TLS 1.1 sends a fresh IV with each record.',
      source: 'Duong and Rizzo, 2011; CVE-2011-3389; G. Bard, 2004',
    },
  },
  padding: {
    title: 'Decrypt by asking for errors',
    goal: 'Read a message without its key, by nothing but the server’s word on its padding, and open the vault with the code in it.',
    have: 'the message, in CBC, and a server that takes anything you send and says either “wrong padding” or another error.',
    lack: 'the key, and any idea of the text.',
    hints: [
      'Send a block of your own, R, before C1. The server computes D(C1) ⊕ R and looks at how it ends.',
      'Try all values in the last byte of R. The one whose padding is right makes the last byte 01: so D(C1) ends with that value ⊕ 01.',
      'The text is D(C1) ⊕ the block before C1 on the wire, which is the IV. For the byte before, make the last byte come out as 02.',
    ],
    why: 'One bit of answer, right or wrong, is enough: some 256 questions at most fix one byte, whatever the key is.',
    mend: 'Check a tag first, and decipher nothing that fails it. It isn’t enough to make the errors look alike: the time they take can tell them apart as well (Lucky Thirteen, 2013).',
    incident: {
      text: 'ASP.NET (2010) told padding errors from others and so gave away cookies and files; POODLE (2014) read cookies out of SSL 3.0 by its padding, and ended that protocol. The attack itself had been published in 2002.',
      source: 'Vaudenay 2002; Rizzo and Duong 2010, CVE-2010-3332; POODLE, CVE-2014-3566',
    },
  },
};

/** What a mended server has, in a few words. */
export function mendName(id: ChallengeId, mend: Mend): string {
  if (mend === 'mac') return 'CBC and HMAC-SHA-256, no number';
  const number = id === 'replay' ? ', and a number in each order' : '';
  return mend === 'gcm' ? `GCM${number}` : `CBC, then HMAC-SHA-256${number}`;
}
