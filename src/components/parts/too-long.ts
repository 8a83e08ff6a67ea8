/** What is said where a page’s state doesn’t fit into a link. */
export const TOO_LONG = 'This is too long for a link: a link holds 8 KB.';
