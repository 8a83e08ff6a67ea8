import { describe, expect, it } from 'vitest';
import { Conversation, type Turn } from '../../src/lib/session/conversation.ts';
import { DEFAULT_LIMITS, type EndpointSettings } from '../../src/lib/session/index.ts';
import type { Role, WireFrame } from '../../src/lib/wire/index.ts';
import { frameOf } from './frames.ts';
import { bytesOf, SETTINGS, textOf } from './pair.ts';

const EPOCH = { client: 100, server: 200 };
const CHANCE = { random: (length: number) => new Uint8Array(length).fill(3), now: 5_000 };

function begin(role: Role, settings: Partial<EndpointSettings> = {}): Conversation {
  const from = { epoch: EPOCH[role] };
  return new Conversation(role, { ...SETTINGS, ...settings }, DEFAULT_LIMITS, from);
}

/** Two sides that have answered each other's hello, with nobody between them. */
function talking(settings: Partial<EndpointSettings> = {}) {
  const [client, server] = [begin('client', settings), begin('server', settings)];
  client.connect();
  server.connect();
  for (const [side, peer] of [
    [client, 'server'],
    [server, 'client'],
  ] as const)
    side.receive(
      frameOf('ack', {
        epoch: EPOCH[peer],
        peerEpoch: EPOCH[peer === 'client' ? 'server' : 'client'],
      }),
    );
  return { client, server };
}
const kinds = ({ events }: Pick<Turn, 'events'>) =>
  events.map((event) => (event.kind === 'message' ? event.message.state : event.kind));
const only = (frames: readonly WireFrame[]) => {
  expect(frames).toHaveLength(1);
  return frames[0];
};

describe('A conversation, without a port or a clock', () => {
  it('is a function of what it is given: the same calls give the same frames', () => {
    const frames = () => talking().client.send(bytesOf('hello'), CHANCE).turn.frames;
    expect(frames()).toEqual(frames());
    expect(only(frames()).iv).toEqual(new Uint8Array(16).fill(3));
  });

  it('carries a message to the peer’s ledger, and back to its sender as acknowledged', () => {
    const { client, server } = talking();
    const { message, turn } = client.send(bytesOf('hello'), CHANCE);
    expect([message.state, message.at]).toEqual(['queued', 5_000]);
    expect(client.hand(only(turn.frames))).toMatchObject([{ message: { state: 'on the wire' } }]);
    const came = server.receive(only(turn.frames));
    const read = server.read(only(came.delivered), 6_000);
    expect([textOf(read), read.at]).toEqual(['hello', 6_000]);
    expect(kinds(client.receive(only(came.frames)))).toEqual(['acknowledged']);
    expect([client.unacknowledged, client.waiting]).toEqual([0, false]);
  });

  it('delivers without reading: what nobody reads is in no ledger, and is acknowledged all the same', () => {
    const { client, server } = talking();
    const came = server.receive(only(client.send(bytesOf('hello'), CHANCE).turn.frames));
    expect(came.delivered).toHaveLength(1);
    expect(server.messages).toEqual([]);
    expect(only(came.frames).acknowledged).toBe(1);
  });

  it('keeps a message while there is no link, and hands it over when the peer has answered on one', () => {
    const client = begin('client');
    const { message, turn } = client.send(bytesOf('hello'), CHANCE);
    expect(turn.frames).toEqual([]);
    expect(only(client.connect().frames).type).toBe('hello');
    const ack = frameOf('ack', { epoch: EPOCH.server, peerEpoch: EPOCH.client });
    client.hand(only(client.receive(ack).frames));
    expect(client.disconnect()).toMatchObject([{ message: { id: message.id, state: 'queued' } }]);
  });

  it('tells what it refuses before anything else, and once', () => {
    const { client, server } = talking();
    const [frame] = client.send(bytesOf('hello'), CHANCE).turn.frames;
    expect(kinds(server.receive(frame))).toEqual([]);
    const again = server.receive(frame);
    expect(kinds(again)).toEqual(['refused']);
    expect(again.delivered).toEqual([]);
  });

  it('says in the clear that it can’t use a message, and hears the same of its own', () => {
    const { client, server } = talking({ errors: 'uniform' });
    const { turn } = client.send(bytesOf('hello'), CHANCE);
    const cut = { ...turn.frames[0], ciphertext: turn.frames[0].ciphertext.subarray(1) };
    const message = server.read(cut, 0);
    expect(message.answer).toMatchObject({ fault: 'length', says: 'refused' });
    const alert = only(server.alertFor(message));
    expect(client.receive(alert).events).toMatchObject([{ message: { alert: 'refused' } }]);
    expect(client.retractAlert(1)).toMatchObject([{ message: { alert: undefined } }]);
    expect(server.alertFor(server.read(turn.frames[0], 0))).toEqual([]);
  });

  it('takes a received message out as if it had never come', () => {
    const { client, server } = talking();
    const read = server.read(only(client.send(bytesOf('hello'), CHANCE).turn.frames), 0);
    expect(server.retract(read.id)).toBe(read);
    expect(server.messages).toEqual([]);
    expect(server.retract(read.id)).toBeUndefined();
  });

  it('carries on from what an earlier one has saved, with its numbers and its chained IV', () => {
    const settings = { ivPolicy: 'chained' } as const;
    const client = begin('client', settings);
    const { message } = client.send(bytesOf('hello'), CHANCE);
    const saved = client.save();
    const next = new Conversation('client', { ...SETTINGS, ...settings }, DEFAULT_LIMITS, {
      saved,
    });
    const second = next.send(bytesOf('again'), CHANCE).message;
    expect([second.sequence, second.iv]).toEqual([2, message.ciphertext.slice(-16)]);
  });
});
