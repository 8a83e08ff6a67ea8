import type { ClientDirective } from 'astro';

declare module 'astro' {
  interface AstroClientDirectives {
    'client:seen'?: boolean;
  }
}

/** In view: a figure whose edge alone peeks in at the bottom isn't looked at yet. */
const IN_VIEW = '0px 0px -5% 0px';
/** Ahead of somebody who reads on, so far that what is scrolled to is live when it comes. */
const AHEAD = '600px';

/**
 * `client:seen`: an island becomes live when it is in view, and once the page is scrolled already when it is about to be. So
 * a page that has just come loads nothing that isn't seen, and whoever reads on waits for nothing.
 */
const seen: ClientDirective = (load, _options, island) => {
  const observers: IntersectionObserver[] = [];
  const watch = (rootMargin: string): void => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) void live();
      },
      { rootMargin },
    );
    for (const child of island.children) observer.observe(child);
    observers.push(observer);
  };
  const ahead = (): void => watch(AHEAD);

  async function live(): Promise<void> {
    removeEventListener('scroll', ahead);
    for (const observer of observers.splice(0)) observer.disconnect();
    const hydrate = await load();
    // In a task of its own, so that running the modules and hydrating don't block the page together.
    setTimeout(() => void hydrate());
  }

  watch(IN_VIEW);
  addEventListener('scroll', ahead, { once: true, passive: true });
};

export default seen;
