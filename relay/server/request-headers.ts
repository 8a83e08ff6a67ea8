import type { IncomingHttpHeaders } from 'node:http';

/** A longer Accept-Encoding is from nobody who wants a page, and is read as none. */
const MAX_ACCEPT = 256;

/** The encodings of a site's files that a client takes, RFC 9110 §12.5.3, as `br, gzip`; one that it refuses by `q=0` isn't. */
export function acceptedEncodings(accept = ''): string {
  if (accept.length > MAX_ACCEPT) return '';
  const taken = accept.split(',').flatMap((part) => {
    const [name, ...params] = part.split(';').map((text) => text.trim().toLowerCase());
    return params.some((param) => /^q=0(\.0*)?$/.test(param)) ? [] : [name];
  });
  return ['br', 'gzip'].filter((name) => taken.includes(name)).join(', ');
}

/**
 * The one range of bytes that a client asks for, RFC 9110 §14.2, where it is `bytes=first-` or `bytes=first-last`. Undefined
 * for any other, and where it is only wanted of a certain state (If-Range): then the whole file is the right answer.
 */
export function plainRange({
  range = '',
  'if-range': ifRange,
}: IncomingHttpHeaders): string | undefined {
  const [, first, last] = range.match(/^bytes=(\d{1,15})-(\d{0,15})$/) ?? [];
  if (first === undefined || ifRange !== undefined) return undefined;
  const isForward = last === '' || (Number(last) > 0 && Number(last) >= Number(first));
  return isForward ? range : undefined;
}
