const shapes = {
  diamond: { d: 'M5 .6 9.4 5 5 9.4.6 5z', filled: true },
  up: { d: 'M5 1 9.4 8.8H.6z', filled: true },
  flat: { d: 'M.8 3.8h8.4v2.4H.8z', filled: true },
  down: { d: 'M5 8.6 1.2 1.6h7.6z', filled: false },
  tick: { d: 'M1.2 5.2 4 8l4.8-6', filled: false },
  ring: { d: 'M5 1.2a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 0 0 0-7.6zM5 3v2.2l1.5.9', filled: false },
  alert: { d: 'M5 1 9.5 9H.5zM5 4v2.2M5 7.6v.1', filled: false },
} as const

/** The small sign of a state: tells it apart without any colour. The word stands beside it. */
export function Shape({ name }: { name: keyof typeof shapes }) {
  const { d, filled } = shapes[name]
  return (
    <svg
      class="shape"
      viewBox="0 0 10 10"
      width="10"
      height="10"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      stroke-width={filled ? 0 : 1.4}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={d} />
    </svg>
  )
}
