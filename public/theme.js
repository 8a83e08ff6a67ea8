// The reader's choice of theme, applied before the first paint. A script of its own and not a module, for that reason.
// Without it, or where storage is refused, the system's choice holds.
(() => {
  const root = document.documentElement;
  const dark = () =>
    root.dataset.theme
      ? root.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
  try {
    const kept = localStorage.getItem('blockwise.theme');
    if (kept === 'dark' || kept === 'light') root.dataset.theme = kept;
  } catch {
    // Storage refused: nothing is remembered, everything works.
  }
  const show = () =>
    document.querySelector('[data-theme-toggle]')?.setAttribute('aria-pressed', String(dark()));
  document.addEventListener('DOMContentLoaded', show);
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-theme-toggle]')) return;
    root.dataset.theme = dark() ? 'light' : 'dark';
    show();
    try {
      localStorage.setItem('blockwise.theme', root.dataset.theme);
    } catch {
      // As above.
    }
  });
})();
