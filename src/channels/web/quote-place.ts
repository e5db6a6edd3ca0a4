/**
 * The address of a quote in the source viewer: the passage as the fragment, which any browser highlights, and the
 * quote in the query, so that the page can mark that very sentence without a script.
 */

/** Longest quote that goes into an address; of a longer one the passage alone is highlighted. */
const MAX_QUOTE = 1200;

/** A citation's place in the viewer of this server, as a path: whatever prefix its address has is dropped. */
export function viewerPath(url: string, language: string, quote?: string): string {
  const [path = '', fragment] = url.slice(Math.max(0, url.indexOf('/bronnen/'))).split('#');
  const query = new URLSearchParams({ lang: language });
  if (fragment !== undefined && quote !== undefined && quote.length <= MAX_QUOTE) {
    query.set('passage', fragment);
    query.set('quote', quote);
  }
  return `${path}?${query}${fragment === undefined ? '' : `#${fragment}`}`;
}
