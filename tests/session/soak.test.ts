import { expect, it } from 'vitest';
import { soak } from './soak.ts';

it('brings 5,000 messages each way over a real wire, none lost, doubled or out of order (npm run soak:session: 100,000)', async () => {
  const { received, wrong } = await soak(5_000);
  expect(wrong).toBeUndefined();
  expect(received).toEqual({ client: 5_000, server: 5_000 });
}, 120_000);
