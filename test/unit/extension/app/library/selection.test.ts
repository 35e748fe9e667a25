import { describe, expect, it } from 'vitest'
import {
  nothingSelected,
  type Selection,
  stepSelection,
  targetsOf,
} from '../../../../../extension/app/library/selection.ts'

const ids = ['a', 'b', 'c']
const at = (cursor: string | null, ...chosen: string[]): Selection => ({ cursor, chosen: new Set(chosen) })

describe('walking the list', () => {
  it('starts at the first note going down and at the last going up', () => {
    expect(stepSelection(nothingSelected, { type: 'move', by: 1 }, ids).cursor).toBe('a')
    expect(stepSelection(nothingSelected, { type: 'move', by: -1 }, ids).cursor).toBe('c')
  })

  it('stops at both ends', () => {
    expect(stepSelection(at('c'), { type: 'move', by: 1 }, ids).cursor).toBe('c')
    expect(stepSelection(at('a'), { type: 'move', by: -1 }, ids).cursor).toBe('a')
  })

  it('starts anew when the note under the cursor is no longer listed', () => {
    expect(stepSelection(at('gone'), { type: 'move', by: 1 }, ids).cursor).toBe('a')
  })

  it('has nowhere to go in an empty list', () => {
    expect(stepSelection(at('a'), { type: 'move', by: 1 }, []).cursor).toBeNull()
  })
})

describe('ticking', () => {
  it('ticks what the cursor is on, and unticks it again', () => {
    const ticked = stepSelection(at('b'), { type: 'toggle' }, ids)
    expect([...ticked.chosen]).toEqual(['b'])
    expect(stepSelection(ticked, { type: 'toggle' }, ids).chosen.size).toBe(0)
  })

  it('moves the cursor to a note that is ticked by mouse', () => {
    expect(stepSelection(at('a'), { type: 'toggle', id: 'c' }, ids)).toEqual(at('c', 'c'))
  })

  it('does nothing without a cursor or on a note that is not listed', () => {
    expect(stepSelection(nothingSelected, { type: 'toggle' }, ids)).toEqual(nothingSelected)
    expect(stepSelection(at('gone'), { type: 'toggle' }, ids)).toEqual(at('gone'))
  })

  it('never changes the selection it was given', () => {
    const before = at('a', 'a')
    stepSelection(before, { type: 'toggle', id: 'b' }, ids)
    expect([...before.chosen]).toEqual(['a'])
  })

  it('keeps the cursor when the ticks are cleared', () => {
    expect(stepSelection(at('b', 'a', 'b'), { type: 'clear' }, ids)).toEqual(at('b'))
  })
})

describe('what an action applies to', () => {
  it('is everything ticked, in the order on screen', () => {
    expect(targetsOf(at('b', 'c', 'a'), ids)).toEqual(['a', 'c'])
  })

  it('is the note under the cursor when nothing is ticked', () => {
    expect(targetsOf(at('b'), ids)).toEqual(['b'])
  })

  it('is never a ticked note that the filter hides', () => {
    expect(targetsOf(at(null, 'hidden'), ids)).toEqual([])
    expect(targetsOf(at('b', 'hidden'), ids)).toEqual(['b'])
  })
})
