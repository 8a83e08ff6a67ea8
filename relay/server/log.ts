/** What a line of the log may hold: short, and never a payload, a key or a capability. */
export type Fields = Readonly<Record<string, string | number | boolean | undefined>>;
/** Writes down one event with its fields; never a payload, a key or a capability. */
export type Log = (event: string, fields?: Fields) => void;

const MAX_TEXT = 200;

/** A log of JSON lines: what is in a name (line ends, ESC) stays inside its quotes. */
export function jsonLog(write: (line: string) => void): Log {
  return (event, fields = {}) => {
    const short = Object.entries(fields).map(([name, value]): [string, unknown] => [
      name,
      typeof value === 'string' ? value.slice(0, MAX_TEXT) : value,
    ]);
    const line = { at: new Date().toISOString(), event, ...Object.fromEntries(short) };
    write(`${JSON.stringify(line).replace(/[\u007f-\u009f\u2028\u2029]/g, escaped)}\n`);
  };
}

const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
