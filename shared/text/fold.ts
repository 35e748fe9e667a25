/** One spelling for matching: NFKC (full-width to half-width) and lower case. Never for display. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
