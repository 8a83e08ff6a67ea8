/** What counts as the end, in px: nobody scrolls to the very pixel. */
const NEAR = 24;

/** An attachment for what is inside a box that scrolls: keeps to its end while it grows, unless the reader has scrolled up. */
export function follow(content: HTMLElement): () => void {
  let atEnd = true;
  const outer = content.parentElement!;
  let last = 0;
  // Not the reader's doing where the content's height has changed: then it goes on following.
  outer.onscroll = () => {
    const { scrollTop, clientHeight, scrollHeight } = outer;
    if (scrollTop + clientHeight > scrollHeight - NEAR) atEnd = true;
    else if (scrollHeight === last) atEnd = false;
    last = scrollHeight;
  };
  const observer = new ResizeObserver(() => {
    if (atEnd) outer.scrollTop = outer.scrollHeight;
  });
  observer.observe(content);
  observer.observe(outer);
  return () => observer.disconnect();
}
