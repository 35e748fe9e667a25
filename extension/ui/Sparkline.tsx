import './Sparkline.css'

interface SparklineProps {
  /** Oldest first; null = nothing was observed, drawn as a gap and never as zero (law 4). */
  values: ReadonlyArray<number | null>
  /** What the line says, in words. */
  label: string
  /** How many of the last values belong to the window that is being judged; they are shaded. */
  window?: number
  width?: number
  height?: number
}

export function Sparkline({ values, label, window = 0, width = 112, height = 28 }: SparklineProps) {
  const plot = plotOf(values, { width, height })
  const shadeFrom = values.length > 1 ? width - (window * width) / values.length : width
  return (
    <svg
      class="sparkline"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
    >
      {window > 0 && (
        <rect class="sparkline-window" x={shadeFrom} y="0" width={width - shadeFrom} height={height} rx="2" />
      )}
      <line class="sparkline-floor" x1="0" x2={width} y1={height - 2} y2={height - 2} />
      {plot.runs.map((run) => (
        <path key={run} class="sparkline-line" d={run} />
      ))}
      {plot.dots.map(([x, y]) => (
        <circle key={x} class="sparkline-dot" cx={x} cy={y} r="1.6" />
      ))}
    </svg>
  )
}

/** Unbroken stretches as path data; a lone value or the newest one as a dot. */
export function plotOf(
  values: ReadonlyArray<number | null>,
  { width, height }: { width: number; height: number },
): { runs: string[]; dots: Array<[x: number, y: number]> } {
  const top = Math.max(1, ...values.map((value) => value ?? 0))
  const step = width / Math.max(1, values.length)
  const at = (value: number, index: number): [number, number] => [
    round(step * (index + 0.5)),
    round(height - 2 - (value / top) * (height - 5)),
  ]
  const runs: string[] = []
  const dots: Array<[number, number]> = []
  let run: Array<[number, number]> = []
  const close = () => {
    const only = run[0]
    if (run.length === 1 && only) dots.push(only)
    else if (run.length > 1) runs.push(`M${run.map((point) => point.join(' ')).join('L')}`)
    run = []
  }
  values.forEach((value, index) => (value === null ? close() : run.push(at(value, index))))
  const last = run.at(-1)
  if (last && run.length > 1) dots.push(last)
  close()
  return { runs, dots }
}

const round = (value: number): number => Math.round(value * 10) / 10
