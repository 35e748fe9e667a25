const paths = {
  library: 'M3 3.5h3v9H3zM7.5 3.5h2v9h-2zM11 3.9l1.9-.5 1.6 8.7-1.9.4z',
  board: 'M2.5 3h11v10h-11zM2.5 6.5h11M7 6.5V13',
  watch:
    'M1.5 8s2.4-4.2 6.5-4.2S14.5 8 14.5 8 12.1 12.2 8 12.2 1.5 8 1.5 8zM8 6.1a1.9 1.9 0 1 0 0 3.8 1.9 1.9 0 0 0 0-3.8z',
  trend: 'M2 12l4-4.2 2.8 2.4L14 4.5M10.4 4.2H14v3.6',
  team: 'M6 3.2a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4zM1.8 13c.2-2.4 1.8-3.8 4.2-3.8s4 1.4 4.2 3.8M10.6 3.6a2 2 0 0 1 0 3.7M11.6 9.5c1.5.4 2.5 1.6 2.6 3.5',
  outbox: 'M2.5 9.5h3l1 1.8h3l1-1.8h3M2.5 9.5V13h11V9.5M8 8V2.6M5.6 4.9 8 2.5l2.4 2.4',
  settings:
    'M2 5h6.5M12 5h2M2 11h2M7.5 11H14M10.2 3.3a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4zM5.8 9.3a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4z',
  search: 'M7 2.6a4.4 4.4 0 1 0 0 8.8 4.4 4.4 0 0 0 0-8.8zM10.3 10.3l3.4 3.4',
  close: 'M3.8 3.8l8.4 8.4M12.2 3.8l-8.4 8.4',
  check: 'M3 8.4l3.2 3.3L13 4.6',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  copy: 'M5.5 5.5h7.5V13H5.5zM3 10.2V3h7.2',
  open: 'M6 3.5H3.2v9.3h9.3V10M9 3h4v4M13 3 7.6 8.4',
  trash: 'M3 4.5h10M6.3 4.3V2.8h3.4v1.5M4.4 4.6l.6 8.6h6l.6-8.6M6.8 7v3.8M9.2 7v3.8',
  edit: 'M3 13l.6-2.8L10.8 3l2.2 2.2-7.2 7.2z',
  chevron: 'M6 3.8 10.2 8 6 12.2',
  grid: 'M2.8 2.8h4v4h-4zM9.2 2.8h4v4h-4zM2.8 9.2h4v4h-4zM9.2 9.2h4v4h-4z',
  list: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  heart: 'M8 13.2S2.3 9.9 2.3 6a3 3 0 0 1 5.7-1.3A3 3 0 0 1 13.7 6c0 3.9-5.7 7.2-5.7 7.2z',
  star: 'M8 2.4l1.7 3.5 3.9.5-2.8 2.7.7 3.9L8 11.1 4.5 13l.7-3.9L2.4 6.4l3.9-.5z',
  comment: 'M2.5 3.2h11v7.6H7.6L4.6 13v-2.2H2.5z',
  share: 'M9.2 3.2 13.6 7 9.2 10.8V8.6c-3.4 0-5.4 1-6.8 3.6.2-4 2.5-6.6 6.8-6.8z',
  image: 'M4.6 2.6h8.8v8.8H4.6zM2.6 5v8.4H11',
  video: 'M5 3.2v9.6L13 8z',
  clock: 'M8 2.4a5.6 5.6 0 1 0 0 11.2A5.6 5.6 0 0 0 8 2.4zM8 5v3.2l2.2 1.4',
  warning: 'M8 2.6 14.2 13H1.8zM8 6.4v3.2M8 11.2v.4',
  bookmark: 'M4.2 2.6h7.6v10.8L8 10.6l-3.8 2.8z',
  link: 'M6.8 9.2 9.2 6.8M7.4 4.6l1.4-1.4a2.6 2.6 0 0 1 3.9 3.9l-1.5 1.4M8.6 11.4l-1.4 1.4a2.6 2.6 0 0 1-3.9-3.9l1.5-1.4',
  more: 'M3.5 8h.1M8 8h.1M12.5 8h.1',
  refresh: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.4v2.8h-2.8',
  download: 'M8 2.6v7.2M5.2 7.2 8 10l2.8-2.8M3 13h10',
} as const

export type IconName = keyof typeof paths

/** A 16-unit line drawing beside words or inside a named control; it never carries meaning alone, so it is hidden from readers. */
export function Icon({ name, size = 16, filled = false }: { name: IconName; size?: number; filled?: boolean }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      stroke-width="1.4"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  )
}
