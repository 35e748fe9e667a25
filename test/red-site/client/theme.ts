import { siteRenders } from './own.ts'

const key = 'xhs-pc-theme'

const wantsDark = (): boolean => {
  const stored = localStorage.getItem(key)
  if (stored === 'dark' || stored === 'light') return stored === 'dark'
  return matchMedia('(prefers-color-scheme: dark)').matches
}

/** Follows the stored theme or, without one, the system's. */
export function applyTheme(): void {
  siteRenders(() => {
    if (wantsDark()) document.documentElement.setAttribute('dark', '')
    else document.documentElement.removeAttribute('dark')
  })
}

export function switchTheme(): void {
  localStorage.setItem(key, wantsDark() ? 'light' : 'dark')
  applyTheme()
}
