/**
 * Which tags to suggest for a note. Retrieval and the author's own habit carry the answer (on public RED notes their
 * sum found 42 % of the true tags in ten suggestions, each alone 37 %); a literal match helps a little.
 */
import type { TagSuggestion } from '../contract/tags.ts'
import { foldText } from '../text/fold.ts'

export interface TagEvidence {
  /** The most similar notes with tags, best first; `similarity` > 0, any unit. */
  neighbours: readonly { similarity: number; tags: readonly string[] }[]
  /** Tags of the author's notes, newest note first. */
  authorNotes: readonly (readonly string[])[]
  /** Tags known to the workspace whose words stand in the text. */
  literal: readonly string[]
  /** Tags the note already has: never suggested. */
  already: readonly string[]
}

const neighbourPower = 1.5
const authorDecayPerNote = 0.97
const literalWeight = 0.3

/**
 * Ranks tags by `neighbours + author + 0.3·literal`, each part in 0…1: the share of neighbour weight
 * (similarity^1.5) that uses the tag, the share of the author's decayed notes that uses it, and whether its words
 * stand in the text. Spellings that fold alike count as one tag, shown as first met.
 */
export function rankTags(evidence: TagEvidence, limit: number): TagSuggestion[] {
  const found = new Map<string, Found>()
  const neighbourWeights = evidence.neighbours.map((note) => note.similarity ** neighbourPower)
  const authorWeights = evidence.authorNotes.map((_, i) => authorDecayPerNote ** i)
  tally(
    found,
    evidence.neighbours.map((note) => note.tags),
    neighbourWeights,
    'neighbours',
  )
  tally(found, evidence.authorNotes, authorWeights, 'author')
  for (const tag of evidence.literal) at(found, tag).literal = true

  const already = new Set(evidence.already.map(foldText))
  return [...found]
    .filter(([folded]) => folded !== '' && !already.has(folded))
    .map(([, one]) => suggestion(one, evidence))
    .sort((a, b) => b.score - a.score || compareCodeUnits(a.tag, b.tag))
    .slice(0, limit)
}

interface Found {
  tag: string
  neighbours: { hits: number; share: number }
  author: { hits: number; share: number }
  literal: boolean
}

function tally(
  found: Map<string, Found>,
  notes: readonly (readonly string[])[],
  weights: readonly number[],
  part: 'neighbours' | 'author',
): void {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  for (const [i, tags] of notes.entries()) {
    const seen = new Set<string>()
    for (const tag of tags) {
      const folded = foldText(tag)
      if (seen.has(folded)) continue
      seen.add(folded)
      const one = at(found, tag)
      one[part].hits += 1
      one[part].share += (weights[i] ?? 0) / total
    }
  }
}

function at(found: Map<string, Found>, tag: string): Found {
  const folded = foldText(tag)
  const held = found.get(folded)
  if (held) return held
  const made: Found = { tag, neighbours: { hits: 0, share: 0 }, author: { hits: 0, share: 0 }, literal: false }
  found.set(folded, made)
  return made
}

function suggestion(one: Found, evidence: TagEvidence): TagSuggestion {
  const { neighbours, author, literal } = one
  return {
    tag: one.tag,
    score: neighbours.share + author.share + (literal ? literalWeight : 0),
    neighbours: neighbours.hits > 0 ? { hits: neighbours.hits, of: evidence.neighbours.length } : null,
    author: author.hits > 0 ? { uses: author.hits, of: evidence.authorNotes.length } : null,
    literal,
  }
}

/**
 * Whether the tag's own words stand in the text. Both are folded. Latin and digits match whole words only (`ai` is not
 * in `said`); a single character proves nothing.
 */
export function standsInText(foldedTag: string, foldedText: string): boolean {
  if (Array.from(foldedTag).length < 2) return false
  for (let from = foldedText.indexOf(foldedTag); from !== -1; from = foldedText.indexOf(foldedTag, from + 1)) {
    const end = from + foldedTag.length
    const startsWord = !bothWordy(foldedText.charAt(from - 1), foldedTag.charAt(0))
    const endsWord = !bothWordy(foldedTag.charAt(foldedTag.length - 1), foldedText.charAt(end))
    if (startsWord && endsWord) return true
  }
  return false
}

const bothWordy = (left: string, right: string): boolean => /[a-z0-9]/.test(left) && /[a-z0-9]/.test(right)

/** The same in every engine, unlike a locale's order. */
const compareCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
