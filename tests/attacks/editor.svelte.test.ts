import { expect, test } from 'vitest';
import { toHex } from '../../src/lib/bytes/index.ts';
import type { Part } from '../../src/lib/attacks/index.ts';
import { MessageEditor } from '../../src/components/attacks/editor.svelte.ts';

const part = (name: string, value: number): Part => ({
  name,
  role: 'ciphertext',
  bytes: new Uint8Array(2).fill(value),
});
function laid() {
  const editor = new MessageEditor();
  editor.load([part('C1', 0x11), part('C2', 0x22), part('C3', 0x33)]);
  return { editor, ids: editor.pieces.map(({ id }) => id) };
}
const hex = (editor: MessageEditor) => toHex(editor.bytes);

test('bytes are set, blocks moved, doubled, removed and added; each can be undone', () => {
  const { editor, ids } = laid();
  const steps: [() => void, string][] = [
    [() => editor.setByte(ids[0], 1, 0xff), '11ff22223333'],
    [() => editor.move(ids[2], -1), '11ff33332222'],
    [() => editor.duplicate(ids[1]), '11ff333322222222'],
    [() => editor.remove(ids[0]), '333322222222'],
    [() => editor.append(part('C9', 0x99)), '3333222222229999'],
  ];
  const before: string[] = [];
  for (const [step, after] of steps) {
    before.push(hex(editor));
    step();
    expect(hex(editor)).toBe(after);
  }
  for (const state of before.reverse()) {
    editor.undo();
    expect(hex(editor)).toBe(state);
  }
  expect(editor.canUndo).toBe(false);
});

test('the captured bytes stay what they were', () => {
  const { editor, ids } = laid();
  editor.setByte(ids[0], 0, 0);
  expect(toHex(editor.pieces[0].was)).toBe('1111');
});

test('past the ends nothing moves, and nothing needs undoing', () => {
  const { editor, ids } = laid();
  editor.move(ids[0], -1);
  editor.move(ids[2], 1);
  editor.setByte(ids[0], 0, 0x11);
  expect(hex(editor)).toBe('111122223333');
  expect(editor.canUndo).toBe(false);
});

test('when the chosen block goes, another one is chosen; when all are gone, none', () => {
  const { editor, ids } = laid();
  editor.remove(ids[0]);
  expect(editor.piece?.name).toBe('C2');
  editor.remove(ids[1]);
  editor.remove(ids[2]);
  expect(editor.piece).toBeUndefined();
  expect(editor.bytes).toHaveLength(0);
});
