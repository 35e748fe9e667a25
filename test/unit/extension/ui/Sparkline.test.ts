import { describe, expect, it } from 'vitest'
import { plotOf } from '../../../../extension/ui/Sparkline.tsx'

const size = { width: 100, height: 20 }

describe('a sparkline', () => {
  it('breaks the line where nothing was observed instead of drawing zero', () => {
    const { runs } = plotOf([1, 2, null, 3, 4], size)
    expect(runs).toHaveLength(2)
  })

  it('draws a lone value as a dot, since a line needs two', () => {
    const { runs, dots } = plotOf([null, 5, null], size)
    expect(runs).toHaveLength(0)
    expect(dots).toHaveLength(1)
  })

  it('marks the newest value only if it was observed', () => {
    expect(plotOf([1, 2, 3], size).dots).toHaveLength(1)
    expect(plotOf([1, 2, null], size).dots).toHaveLength(0)
  })

  it('puts the highest value at the top and zero on the floor', () => {
    expect(plotOf([0, 10], size).runs).toEqual(['M25 18L75 3'])
  })

  it('draws nothing for no values', () => {
    expect(plotOf([], size)).toEqual({ runs: [], dots: [] })
  })
})
