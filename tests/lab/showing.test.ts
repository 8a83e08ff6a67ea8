import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Hands } from '../../src/components/lab/eve/hands.svelte.ts';
import { Lab } from '../../src/components/lab/lab.svelte.ts';
import { explain } from '../../src/components/lab/why.ts';
import { decodeUtf8, encodeUtf8 } from '../../src/lib/bytes/index.ts';
import { reversed, type Run } from '../../src/lib/modes/index.ts';
import type { Role } from '../../src/lib/wire/index.ts';
import { until, withMotion } from './talk.ts';

const ends: (() => void)[] = [];
beforeEach(() => withMotion(true));
afterEach(() => {
  ends.splice(0).forEach((end) => end());
  vi.unstubAllGlobals();
});

function lab(text = 'Attack at dawn!') {
  const it = new Lab(text);
  ends.push(it.open());
  return it;
}
const input = ({ showing }: Lab) => decodeUtf8(showing.stage.run.input).text;
/** Sends a text, and waits until the stage is about it. */
async function send(it: Lab, text: string, role: Role = 'client') {
  const before = it.showing.selected;
  it.conversation.write(role, text);
  expect(it.conversation.send(role)).toBe(true);
  await until(() => it.showing.selected !== before);
}
const settings = { mode: 'ecb', key: new Uint8Array(16), padding: 'pkcs7' } as const;
const given: Run = { settings, direction: 'encrypt', input: encodeUtf8('given') };

describe('while nothing has crossed', () => {
  test('the stage shows what the client is writing, encrypted and not sent yet, and follows text and settings', () => {
    const it = lab();
    expect(it.showing.subject).toEqual({ kind: 'preview' });
    expect(it.showing.title).toBe('What the client is writing');
    expect(input(it)).toBe('Attack at dawn!');
    it.conversation.write('client', 'other');
    it.conversation.configure('client', { mode: 'ctr' });
    expect(input(it)).toBe('other');
    expect(it.showing.stage.trace.mode.id).toBe('ctr');
    const { player, shown, half } = it.showing.stage;
    expect(player.ms).toBe(half.timeline.end);
    expect(shown.isJourney).toBe(true);
    player.toEnd();
    expect(it.showing.stage.run.direction).toBe('decrypt');
  });

  test('a run that was given is shown under its title, until something is written', () => {
    const it = lab();
    it.showing.give(given, 'From somewhere');
    expect([it.showing.title, input(it)]).toEqual(['From somewhere', 'given']);
    it.showing.turn('decrypt');
    expect(it.showing.stage.run.direction).toBe('decrypt');
    it.showing.turn('encrypt');
    expect(input(it)).toBe('given');
    it.conversation.write('client', 'written');
    expect([it.showing.title, input(it)]).toEqual(['What the client is writing', 'written']);
  });
});

test('a run that was given is shown in its own direction', () => {
  const it = lab();
  it.showing.give(reversed(given), 'Given');
  expect([it.showing.direction, it.showing.stage.run.direction]).toEqual(['decrypt', 'decrypt']);
  expect(it.showing.problem).toBe('');
});

describe('a message', () => {
  test('that was sent is put on the stage and played, from its sender’s encryption', async () => {
    withMotion(false);
    const it = lab();
    await send(it, 'one');
    expect(it.showing.subject).toEqual({ kind: 'message', number: 1 });
    expect(it.showing.title).toBe('Client → Server · message 1');
    expect(it.showing.stage.player.playing).toBe(true);
    expect(input(it)).toBe('one');
    await send(it, 'two', 'server');
    expect(it.showing.title).toBe('Server → Client · message 2');
    expect(input(it)).toBe('two');
  });

  test('stays on the stage while the next is written; at its end it is what its receiver decrypts', async () => {
    const it = lab();
    await send(it, 'one');
    it.conversation.write('client', 'two');
    it.showing.stage.player.toStart();
    expect(input(it)).toBe('one');
    it.showing.stage.player.toEnd();
    const { run, trace } = it.showing.stage;
    expect(run.direction).toBe('decrypt');
    expect(run.input).toEqual(it.conversation.crossed.items[0].frame.ciphertext);
    expect(decodeUtf8(trace.output).text).toContain('one');
  });

  test('that is held is encrypted and no further; let go, it goes on with how it is read', async () => {
    const it = lab();
    const hands = new Hands(it.conversation);
    it.admit(hands);
    hands.act({ kind: 'hold', on: true });
    await send(it, 'held');
    const { stage } = it.showing;
    expect([stage.shown.isJourney, stage.shown.hasCome]).toEqual([true, false]);
    expect(stage.player.end).toBe(stage.shown.halves[0].timeline.end);
    expect(input(it)).toBe('held');
    hands.act({ kind: 'releaseAll' });
    await until(() => stage.shown.hasCome);
    expect(stage.player.playing).toBe(true);
    stage.player.toEnd();
    expect(decodeUtf8(stage.trace.output).text).toContain('held');
  });

  test('that plays is read in the receiver’s log when it is read on the stage, and not before', async () => {
    withMotion(false);
    const it = lab();
    await send(it, 'one');
    await until(() => it.conversation.sides.server.messages.length === 1);
    const [message] = it.conversation.sides.server.messages;
    const { player } = it.showing.stage;
    expect(it.showing.unfolds('server', message)).toBe(true);
    player.seek(player.end - 1);
    expect(it.showing.unfolds('server', message)).toBe(true);
    player.toEnd();
    expect(it.showing.unfolds('server', message)).toBe(false);
    player.toStart();
    it.showing.give(given, 'Something else');
    expect(it.showing.unfolds('server', message)).toBe(false);
  });

  test('of a mode that was played before is played faster, until something else is loaded', async () => {
    withMotion(false);
    const it = lab();
    await send(it, 'one');
    expect(it.showing.stage.player.hurry).toBe(1);
    await send(it, 'two');
    expect(it.showing.stage.player.hurry > 1).toBe(true);
    it.conversation.configure('client', { mode: 'ctr' });
    await send(it, 'three');
    expect(it.showing.stage.player.hurry).toBe(1);
  });

  test('is shown at the block that proves something, with the block lit', async () => {
    const it = lab();
    await send(it, 'x'.repeat(40));
    it.showing.lookAt(1, 2);
    expect(it.showing.evidence).toEqual({ number: 1, block: 2 });
    const [sent] = it.showing.stage.shown.halves;
    expect(it.showing.stage.player.ms).toBe(sent.timeline.outputEnds[1]);
    it.showing.select(1);
    expect(it.showing.evidence).toBeUndefined();
  });

  test('that is a copy is what the stage is about, and nothing is played anew', async () => {
    const it = lab();
    await send(it, 'one');
    const hands = new Hands(it.conversation);
    it.admit(hands);
    it.showing.stage.player.seek(500);
    it.showing.mark(hands.copy(1)!);
    expect(it.showing.subject).toEqual({ kind: 'message', number: 2 });
    expect(it.showing.stage.player.ms).toBe(500);
    it.showing.give(given, 'Given', 1);
    it.showing.mark(2);
    expect(it.showing.subject).toEqual({ kind: 'given', run: given, title: 'Given', number: 2 });
    it.showing.refuse('no');
    it.showing.mark(1);
    expect(it.showing.selected).toBe(1);
    expect(it.showing.problem).toBe('no');
  });

  test('that was asked “why?” is its receiver’s run, given with the answer', async () => {
    const it = lab();
    it.conversation.link(false);
    it.conversation.configure('server', { key: '00'.repeat(16) });
    await send(it, 'one');
    const [message] = it.conversation.sides.server.messages;
    const sentence = explain(it, 'server', message);
    expect(sentence.length).toBeGreaterThan(20);
    expect(it.showing.title).toBe('Why it came out so');
    expect(it.showing.selected).toBe(1);
    it.answerWhy(message.id, sentence);
    expect(it.explained).toEqual({ id: message.id, sentence });
  });
});

describe('a link', () => {
  test('puts its very instant on the stage', async () => {
    const { writeState } = await import('../../src/lib/state/index.ts');
    const other = lab('elsewhere');
    other.showing.give(reversed(given), 'Given');
    other.showing.stage.player.seek(700);
    const fragment = await writeState(other.showing.stage.state!);
    const it = lab();
    await it.showing.follow(fragment!);
    expect(it.showing.title).toBe('From a link');
    expect(it.showing.direction).toBe('decrypt');
    expect(it.showing.stage.player.ms).toBe(700);
  });

  test('that can’t be read is said to be so, and the stage stays as it is', async () => {
    const it = lab();
    await it.showing.follow('nonsense');
    expect(it.showing.subject).toMatchObject({ kind: 'problem', wish: { kind: 'preview' } });
    expect(it.showing.problem).not.toBe('');
    expect(input(it)).toBe('Attack at dawn!');
  });
});

describe('another wire', () => {
  test('is waited on for nothing that was sent on the one before', async () => {
    const it = lab('sent');
    expect(it.conversation.send('client')).toBe(true);
    it.conversation.rewire();
    it.conversation.sides.client.endpoint.send(encodeUtf8('by somebody else'));
    await until(() => it.conversation.crossed.items.length === 1);
    expect(it.showing.subject).toEqual({ kind: 'preview' });
  });

  test('takes Eve away, and the stage follows what is being written again', async () => {
    const it = lab();
    await send(it, 'one');
    it.admit(new Hands(it.conversation));
    expect(it.hands).toBeDefined();
    it.conversation.write('client', 'next');
    it.conversation.rewire();
    expect(it.hands).toBeUndefined();
    expect(it.showing.subject).toEqual({ kind: 'preview' });
    expect(input(it)).toBe('next');
  });
});
