// The theme that the reader chose, before anything is painted. Runs before the book's own code, and without it.
try {
  const saved = (key) => JSON.parse(localStorage.getItem(key));
  // Earlier editions saved it with all else.
  const { theme } = saved('backpropagation.preferences') ?? saved('backpropagation').state;
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Nothing saved, or nothing readable: the system's setting it is.
}

// Where the book's own code does not come, the page says so and shows no control that could do nothing.
addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLScriptElement) document.documentElement.dataset.unfetched = '';
  },
  true,
);
addEventListener('click', ({ target }) => {
  if (target instanceof Element && target.closest('[data-reload]')) location.reload();
});
