import { useEffect, useState } from 'preact/hooks'

/** The value once it has stood still for `ms`, so that a long library is not read again for every letter. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
