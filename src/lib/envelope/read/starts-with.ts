/** Whether bytes begin with these characters, a byte each. */
export function startsWith(bytes: Uint8Array, characters: string): boolean {
  for (let i = 0; i < characters.length; i++)
    if (bytes[i] !== characters.charCodeAt(i)) return false;
  return true;
}
