const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character]!)

export const icon = (name: string, kind = 'reds-icon', size = 16): string =>
  `<svg class="${kind}" width="${size}" height="${size}"><use xlink:href="#${name}"></use></svg>`

/** JSON carries `http:` picture addresses and the page shows them as `https:`. */
export const secure = (url: string): string => url.replace(/^http:/, 'https:')
