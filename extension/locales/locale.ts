import { getLocale, overwriteGetLocale } from './compiled/runtime.js'

export type Locale = 'zh-CN' | 'en'

/** Shows every text from now on in the chosen language; `null` follows the browser. Texts already on screen must be drawn again. */
export function applyLocale(chosen: Locale | null): Locale {
  const locale = chosen ?? localeOfBrowser(navigator.languages)
  overwriteGetLocale(() => locale)
  return locale
}

/** The first language of the browser that we speak; Chinese in any script counts, and so does nothing at all: most users read it. */
export function localeOfBrowser(languages: readonly string[]): Locale {
  const spoken = languages.find((language) => /^(zh|en)\b/i.test(language))
  return spoken?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN'
}

/** The language in force, for `Intl`. */
export const currentLocale = (): Locale => getLocale()
