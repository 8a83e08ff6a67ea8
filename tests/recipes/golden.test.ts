import { expect, test } from 'vitest';
import { encodeUtf8, fromHex } from '../../src/lib/bytes/index.ts';
import { recipeOf } from '../../src/lib/recipes/index.ts';
import { caseOf } from './cases.ts';

const KEY = fromHex('2b7e151628aed2a6abf7158809cf4f3c');
const IV = fromHex('000102030405060708090a0b0c0d0e0f');
const TEXT = encodeUtf8('It’s "here"\n');

test('a recipe for Java is one file, with nothing imported that it doesn’t use', () => {
  const { subject } = caseOf('', 'cbc', 'encrypt', { key: KEY, iv: IV, text: TEXT });
  expect(`${recipeOf('java', subject).code}\n`)
    .toBe(String.raw`import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

class Encrypt {
  public static void main(String[] args) throws Exception {
    HexFormat hex = HexFormat.of();
    byte[] key = hex.parseHex("2b7e151628aed2a6abf7158809cf4f3c");
    // The IV of the stage. For a real message new SecureRandom().nextBytes(iv), and send it along.
    byte[] iv = hex.parseHex("000102030405060708090a0b0c0d0e0f");
    byte[] data = "It’s \"here\"\n".getBytes(StandardCharsets.UTF_8);
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
    System.out.println(hex.formatHex(cipher.doFinal(data)));
  }
}
`);
});

test('a recipe for Go is one file, as gofmt formats it', () => {
  const given = { key: KEY, iv: IV.subarray(0, 12), aad: fromHex('feed'), text: TEXT };
  const { subject } = caseOf('', 'gcm', 'decrypt', given);
  expect(`${recipeOf('go', subject).code}\n`).toBe(
    String.raw`package main

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/hex"
	"fmt"
)

func main() {
	key := fromHex("2b7e151628aed2a6abf7158809cf4f3c")
	iv := fromHex("000102030405060708090a0b")
	aad := fromHex("feed")
	data := fromHex("X")
	block, err := aes.NewCipher(key)
	check(err)
	gcm, err := cipher.NewGCM(block)
	check(err)
	result, err := gcm.Open(nil, iv, data, aad)
	check(err)
	fmt.Printf("%x\n", result)
}

func fromHex(text string) []byte {
	data, err := hex.DecodeString(text)
	check(err)
	return data
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
`.replace('X', Buffer.from(subject.input).toString('hex')),
  );
});
