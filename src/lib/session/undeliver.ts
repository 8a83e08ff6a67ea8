import type { Endpoint } from './endpoint.ts';

/** Takes a received message out again, as if it had never come: at its receiver, and at its sender what was answered to it. */
export function undeliver(id: string, receiver: Endpoint, sender: Endpoint): void {
  const { answer, sequence = 0 } = receiver.retract(id) ?? {};
  if (answer) sender.retractAlert(sequence);
}
