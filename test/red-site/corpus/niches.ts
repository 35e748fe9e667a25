import type { Niche } from './niche.ts'
import { career } from './vocabulary/career.ts'
import { cosmetics } from './vocabulary/cosmetics.ts'
import { fashion } from './vocabulary/fashion.ts'
import { fitness } from './vocabulary/fitness.ts'
import { food } from './vocabulary/food.ts'
import { gaming } from './vocabulary/gaming.ts'
import { household } from './vocabulary/household.ts'
import { love } from './vocabulary/love.ts'
import { movie } from './vocabulary/movie.ts'
import { travel } from './vocabulary/travel.ts'

/** The niches in the order of the channel bar. */
export const niches: readonly Niche[] = [
  fashion,
  food,
  cosmetics,
  movie,
  career,
  love,
  household,
  gaming,
  travel,
  fitness,
]
