/** uPlot asks for numbers in the browser's language as it loads; a browser without a proper one, `en-US@posix`, would end it there. Imported before it. */
try {
  new Intl.NumberFormat(navigator.language);
} catch {
  Object.defineProperty(navigator, 'language', { value: 'en-US' });
}
