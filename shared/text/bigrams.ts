import { foldText } from './fold.ts'

/**
 * Terms of a text for the full-text index: overlapping pairs of Han and kana characters plus the lone last one (so
 * that a one-character query is a prefix), Latin and digit words whole, folded. Everything else separates.
 *
 * @example bigrams('春日穿搭 OOTD') // ['春日', '日穿', '穿搭', '搭', 'ootd']
 */
export function bigrams(text: string): string[] {
  const terms: string[] = []
  for (const [run] of foldText(text).matchAll(/[\p{L}\p{N}]+/gu)) {
    for (const [part] of run.matchAll(pairedRun)) {
      if (pairedStart.test(part)) terms.push(...pairsOf(part))
      else terms.push(part)
    }
  }
  return terms
}

/** Scripts written without spaces. */
const pairedScripts = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}`
const pairedRun = new RegExp(`[${pairedScripts}]+|[^${pairedScripts}]+`, 'gu')
const pairedStart = new RegExp(`^[${pairedScripts}]`, 'u')

function pairsOf(run: string): string[] {
  const chars = Array.from(run)
  return chars.map((char, i) => char + (chars[i + 1] ?? ''))
}
