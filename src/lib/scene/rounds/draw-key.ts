import type { Drive } from '../types.ts';
import { arriving, byteAt, columnOf, middleState, standing, travelling, two } from './cells.ts';
import { stateSize } from './look.ts';
import { roleBefore } from './roles.ts';
import type { RoundLook, RoundMark, Rounds, RoundStep } from './types.ts';

const COMES: [number, number] = [0.1, 0.28];
const WORK = { from: 0.3, to: 1 };

/** The round key comes down, and the state passes through it, a column (a word of the key schedule) at a time. §5.1.4 */
export function drawKey(run: Rounds, step: RoundStep, look: RoundLook): RoundMark[] {
  const { id, before, after, key = after } = step;
  const corner = middleState(look);
  const [old, made] = [roleBefore(run, id), roleBefore(run, id + 1)];
  const span = (WORK.to - WORK.from) / 4.6;
  const stands: RoundMark[] = [];
  const chips: RoundMark[] = [];
  for (let i = 0; i < 16; i++) {
    const drive = (from: number, to: number): Drive => {
      const start = WORK.from + columnOf(i) * span;
      return { step: id, from: start + from * span, to: start + to * span };
    };
    const size = look.cell;
    const middle = byteAt(corner, i, look);
    const [from, to] = [byteAt(look.before, i, look), byteAt(look.after, i, look)];
    const above = { x: middle.x, y: middle.y - corner.y - stateSize(look) };
    stands.push(
      ...arriving({ id: `key.b${two(i)}`, byte: key[i], role: 'key', size }, [above, middle], {
        step: id,
        from: COMES[0],
        to: COMES[1],
      }),
      ...standing(
        { id: `after.b${two(i)}`, byte: after[i], role: made, size },
        to,
        drive(1.5, 1.6),
      ),
    );
    const inward = { id: `in.b${two(i)}`, byte: before[i], role: old, size };
    const outward = { id: `out.b${two(i)}`, byte: after[i], role: made, size };
    chips.push(
      ...travelling(inward, [from, middle], drive(0, 0.75)),
      ...travelling(outward, [middle, to], drive(0.8, 1.55)),
    );
  }
  return [...stands, ...chips];
}
