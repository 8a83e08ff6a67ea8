/** How long the address of a file is kept: by then the browser has taken it. */
const TAKEN_MS = 10_000;

/** Hands the reader a file called `name`. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), TAKEN_MS);
}

/** Hands the reader a value as a JSON file called `name`. */
export const downloadJson = (name: string, value: unknown): void =>
  download(name, new Blob([JSON.stringify(value, null, 1)], { type: 'application/json' }));
