// A message's journey: both runs and the wire in one picture, on one clock.
import { describe, expect, test } from 'vitest';
import { modeFacts, type Mode, type ModeId } from '../../src/lib/modes/index.ts';
import {
  currentIn,
  type FrameMark,
  journeyCaption,
  journeyFrame,
  type Journey,
  type JourneyTimeline,
  layoutJourney,
  litInJourney,
  LOW_TRIP,
  type Mark,
  ownPlace,
  receivedFrom,
  SHORT_TRIP,
  TRIP,
} from '../../src/lib/scene/index.ts';
import { DEEDS, type Deed, journeyOf, PAYMENTS } from './journeys.ts';
import { MODES, RARE } from './runs.ts';

const ALL = [...MODES, ...RARE];
const sizeOf = ({ sent, received }: Journey) => Math.max(sent.blocks, received.blocks);
const sceneOf = (journey: Journey, look = TRIP, first = 1, count = Math.min(4, sizeOf(journey))) =>
  layoutJourney(journey, { first, count }, look);
/** Eleven instants from the first to the last. */
const instants = ({ whole }: JourneyTimeline) =>
  Array.from({ length: 11 }, (_, i) => (whole.end * i) / 10);

/** PCBC, RFC 1510's old one: in no list. */
const pcbc: Mode = {
  ...modeFacts.cbc,
  id: 'pcbc',
  name: 'PCBC',
  *encrypt({ cipher, xor }, blocks, { iv }) {
    let before = iv;
    for (const p of blocks) {
      const c = cipher(xor(p, before));
      yield c;
      before = xor(p, c);
    }
  },
  *decrypt({ invCipher, xor }, blocks, { iv }) {
    let before = iv;
    for (const c of blocks) {
      const p = xor(invCipher(c), before);
      yield p;
      before = xor(p, c);
    }
  },
};

describe.each(ALL.map((mode) => [mode, mode] as const).concat([['pcbc', pcbc] as never]))(
  'the journey in %s',
  (_, mode: ModeId | Mode) => {
    const text = mode === 'cfb8' ? 'Attac' : PAYMENTS;
    const journey = journeyOf(mode, text);
    const scene = sceneOf(journey);
    const { clock } = journey;

    test('every mark has an id of its own, at every instant', () => {
      for (const ms of instants(clock)) {
        const ids = journeyFrame(scene, clock, ms).marks.map(({ id }) => id);
        expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
      }
    });

    test('nothing that is read is shown before the frame has come', () => {
      const isRead = ({ mark, progress }: FrameMark) =>
        mark.of !== undefined && mark.of.step >= receivedFrom(journey) && progress > 0;
      for (const ms of [0, clock.sent.end / 2, clock.sent.end, clock.leaves])
        expect(journeyFrame(scene, clock, ms).marks.filter(isRead)).toEqual([]);
    });

    test('a byte is shown from when it is computed, and not before', () => {
      for (const ms of instants(clock))
        for (const { mark, progress } of journeyFrame(scene, clock, ms).marks) {
          if (!mark.of || mark.part !== 'cell' || progress === 0) continue;
          const { half, place } = ownPlace(journey, mark.of);
          const came = half === 'received' && journey.received.opOf(place.step) === 'in';
          expect((came ? clock.leaves : clock.whole.start[mark.of.step]) <= ms).toBe(true);
        }
    });

    test('all of it ends read: what was written, byte for byte, each marked as equal', () => {
      const { marks } = journeyFrame(scene, clock, clock.whole.end);
      const verdicts = marks.filter(({ id }) => /^r\.read\d+$/.test(id));
      const texts = verdicts.map(({ mark }) => (mark.at.shape === 'label' ? mark.at.text : ''));
      expect(texts.length > 0 && texts.every((words) => words.startsWith('equals P'))).toBe(true);
      expect(marks.some(({ mark }) => mark.part === 'odd' || mark.part === 'patch')).toBe(false);
    });

    test('the wire’s ground is crossed by bytes, and the key never stands on it', () => {
      const { top, bottom } = scene.band;
      const boxes = scene.marks.filter(({ role, at }) => role === 'key' && at.shape === 'box');
      expect(boxes.length > 0).toBe(true);
      for (const { at } of boxes)
        if (at.shape === 'box') expect(at.y >= bottom || at.y + at.height <= top).toBe(true);
    });

    test('every cell and card stands inside the picture', () => {
      for (const look of [TRIP, LOW_TRIP, SHORT_TRIP]) {
        const { marks, width, height } = sceneOf(journey, look, 1, Math.min(2, sizeOf(journey)));
        for (const { at, effect } of marks) {
          if (at.shape !== 'box' || effect === 'travel') continue;
          expect(at.x >= 0 && at.x + at.width <= width + 1).toBe(true);
          expect(at.y >= 0 && at.y + at.height <= height).toBe(true);
        }
      }
    });

    test('trains end where their bytes then stand, and are gone when they have come', () => {
      const trains = scene.marks.filter(({ part }) => part === 'train');
      expect(trains.length > 0).toBe(true);
      const end = journeyFrame(scene, clock, clock.whole.end).marks;
      expect(end.some(({ mark }) => mark.part === 'train')).toBe(false);
      for (const { path } of trains) expect(path!.length >= 2).toBe(true);
    });

    test('a window further on is the same picture, with what comes before it beside the wire', () => {
      if (sizeOf(journey) < 3) return;
      const later = sceneOf(journey, TRIP, 2, 2);
      expect(later.marks.length > 100).toBe(true);
      expect(
        later.marks.some(({ id }) => /^g\./.test(id)) || mode === 'ecb' || mode === 'xts',
      ).toBe(true);
    });

    test('captions at eleven instants name only what has begun by then', () => {
      for (const ms of instants(clock).slice(1)) {
        const current = currentIn(scene, clock, ms);
        const caption = journeyCaption(journey, clock, current, ms);
        if (ms > clock.sent.end || current === undefined) continue;
        for (const [, digits] of caption.matchAll(/(?<!C)C([₁-₉]+)/g)) {
          const block = Number([...digits].map((sign) => '₀₁₂₃₄₅₆₇₈₉'.indexOf(sign)).join(''));
          const id = journey.sent.outputs[block - 1];
          expect(clock.sent.start[id] <= ms, `${caption} at ${ms}`).toBe(true);
        }
      }
    });
  },
);

describe('the clock', () => {
  test('four blocks of CBC take 12 seconds at most, the first one about three', () => {
    const { clock } = journeyOf('cbc');
    expect(clock.whole.end <= 12_000).toBe(true);
    expect(clock.sent.outputEnds[0] > 2000 && clock.sent.outputEnds[0] < 3500).toBe(true);
    expect(clock.sent.outputEnds[1] - clock.sent.outputEnds[0] < clock.sent.outputEnds[0]).toBe(
      true,
    );
    expect(clock.sent.outputEnds[3] - clock.sent.outputEnds[2] <= 800).toBe(true);
  });

  test('a thousand blocks of a chain are watched in ten seconds, and the last one is seen to end', () => {
    const { clock } = journeyOf('cbc', 'sixteen letters '.repeat(1000));
    expect(clock.sent.end < 20_000).toBe(true);
    const ends = clock.sent.outputEnds;
    expect(ends.every((end, i) => i === 0 || end > ends[i - 1])).toBe(true);
  });

  test('no block is over before one that stands before it, in any mode, however long the message is', () => {
    for (const mode of ALL)
      for (const length of [0, 1, 15, 16, 17, 32, 47, 48, 100]) {
        if (length < modeFacts[mode].leastBytes) continue;
        const journey = journeyOf(mode, 'x'.repeat(length));
        for (const { outputEnds } of [journey.clock.sent, journey.clock.received])
          outputEnds.forEach((end, i) =>
            expect(i === 0 || end >= outputEnds[i - 1], `${mode}, ${length} bytes`).toBe(true),
          );
        expect(layoutJourney(journey, { first: 1, count: 1 }, TRIP).marks.length >= 0).toBe(true);
      }
  });

  test('blocks that wait for none run side by side, however many they are', () => {
    const { clock } = journeyOf('ecb', 'sixteen letters '.repeat(50));
    expect(new Set(clock.sent.outputEnds).size).toBe(1);
  });

  test('encryption waits and decryption doesn’t: so much is seen of CBC by its ends alone', () => {
    const { clock } = journeyOf('cbc');
    expect(new Set(clock.sent.outputEnds).size).toBe(5 - 1);
    expect(new Set(clock.received.outputEnds).size).toBe(1);
  });

  test('stops ascend, from nothing to the end, and one of them is the arrival', () => {
    const { clock } = journeyOf('ofb');
    const { stops, end } = clock.whole;
    expect(stops.every((ms, i) => i === 0 || ms > stops[i - 1])).toBe(true);
    expect([stops[0], stops.at(-1)]).toEqual([0, end]);
    expect(stops).toContain(clock.arrives);
  });
});

describe('what Eve did', () => {
  const fates = (deed: Deed): Record<string, string> => {
    const journey = journeyOf('cbc', PAYMENTS, deed);
    const { marks } = sceneOf(journey, TRIP, 1, sizeOf(journey));
    const labels = marks.filter(({ id }) => /^(r\.)?(fate|read)\d+$/.test(id));
    return Object.fromEntries(
      labels.map(({ id, at }) => [id.replace('r.', ''), at.shape === 'label' ? at.text : '']),
    );
  };

  test('one flipped bit is one byte on the wire, a garbled block, and one changed byte in the next', () => {
    const found = fates('flip');
    expect(found.fate2).toMatch(/^[0-9a-f]{2} → [0-9a-f]{2}$/);
    expect(Object.keys(found).filter((id) => id.startsWith('fate'))).toEqual(['fate2']);
    expect(found.read1).toBe('equals P₁');
    expect(found.read2).toMatch(/^garbled/);
    expect(found.read3).toBe('1 byte changed');
    expect(found.read4).toBe('equals P₄');
  });

  test('a block that was cut off never came', () => {
    expect(fates('cut').fate4).toBe('never came');
  });

  test('blocks that changed places are named for where they were', () => {
    const found = fates('swap');
    expect(found.fate1).toBe('is C₂ as it was sent');
    expect(found.fate2).toBe('is C₁ as it was sent');
  });

  test('a block that nobody sent says so', () => {
    expect(fates('insert')).toMatchObject({ read5: 'never written' });
  });

  test.each(Object.keys(DEEDS) as Deed[])(
    '%s: before it has crossed nothing of it is seen',
    (deed) => {
      const journey = journeyOf('cbc', PAYMENTS, deed);
      const scene = sceneOf(journey, TRIP, 1, sizeOf(journey));
      const { marks } = journeyFrame(scene, journey.clock, journey.clock.leaves);
      const isTold = ({ mark, progress }: FrameMark) => mark.role === 'leak' && progress > 0;
      expect(marks.filter(isTold)).toEqual([]);
    },
  );
});

describe('a byte that is pointed at, through the wire', () => {
  const journey = journeyOf('cbc');
  const from = receivedFrom(journey);

  test('a byte that was read leads to the byte that was written, and back', () => {
    const { sent, received } = journey;
    const read = { step: received.outputs[2] + from, byte: 5 };
    const written = { step: sent.inputs[2], byte: 5 };
    expect(litInJourney(journey, read, 9).lit.sources.get(written.step)).toBe(1 << 5);
    expect(litInJourney(journey, written, 9).lit.reach.get(read.step)).toBe(1 << 5);
  });

  test('it was made of a whole block of ciphertext and one byte of the one before, lit where they are drawn', () => {
    const { sent, received } = journey;
    const { sources } = litInJourney(journey, { step: received.outputs[2] + from, byte: 5 }, 9).lit;
    expect(sources.get(sent.outputs[2])).toBe(0xffff);
    expect(sources.get(sent.outputs[1])).toBe(1 << 5);
  });

  test('a byte of the ciphertext reaches its own block, and one byte of the next, where it is read', () => {
    const { sent, received } = journey;
    const { reach } = litInJourney(journey, { step: sent.outputs[1], byte: 3 }, 9).lit;
    expect(reach.get(received.outputs[1] + from)).toBe(0xffff);
    expect(reach.get(received.outputs[2] + from)).toBe(1 << 3);
    expect(reach.has(received.outputs[0] + from)).toBe(false);
  });

  test('a place is told by the half that it is of', () => {
    expect(ownPlace(journey, { step: from + 2, byte: 1 })).toEqual({
      half: 'received',
      place: { step: 2, byte: 1 },
    });
    expect(ownPlace(journey, { step: 2, byte: 1 }).half).toBe('sent');
  });
});

test('the ciphertext is drawn once where the sender’s columns end with it, and else where it comes', () => {
  const cards = (mode: 'cbc' | 'gcm') =>
    sceneOf(journeyOf(mode)).marks.filter(
      ({ id, part }: Mark) => /^(r\.)?c1$/.test(id) && part === 'card',
    ).length;
  expect([cards('cbc'), cards('gcm')]).toEqual([1, 2]);
});
