import { useEffect, useState } from 'preact/hooks'
import './Skeleton.css'

/** Grey bars in the shape of what is coming, but only after 200 ms: a quick answer never flickers. */
export function Skeleton({ label, rows = 3 }: { label: string; rows?: number }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div class="skeleton" role="status" aria-busy="true">
      {late && (
        <>
          <span class="visually-hidden">{label}</span>
          {Array.from({ length: rows }, (_, row) => (
            <span key={row} class="skeleton-bar" />
          ))}
        </>
      )}
    </div>
  )
}
