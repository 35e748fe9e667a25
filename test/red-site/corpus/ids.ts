import type { Random } from '../random.ts'

/**
 * Makes 24-hex ids as RED's: 8 digits of Unix seconds, 8 zeros, 8 digits that tell ids of one second apart.
 * No id is given out twice by one maker.
 */
export function idMaker(random: Random): (createdAtMs: number) => string {
  const taken = new Set<string>()
  return (createdAtMs) => {
    const head = Math.floor(createdAtMs / 1000)
      .toString(16)
      .padStart(8, '0')
    let id = `${head}00000000${random.hex(8)}`
    while (taken.has(id)) id = `${head}00000000${random.hex(8)}`
    taken.add(id)
    return id
  }
}
