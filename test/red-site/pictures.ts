import { deflateSync, crc32 } from 'node:zlib'
import type { Answer } from './answer.ts'
import { hashOf, randomFrom } from './random.ts'

export type PictureSubject = { width: number; height: number; hues: readonly [number, number]; caption: string }

const forever = {
  'cache-control': 'public, max-age=86400',
  vary: 'Sec-Fetch-Dest',
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
}

/**
 * A cover: for an `<img>` an SVG composition with a caption, for anybody else (who will want to decode or
 * store bytes) a PNG of the same colours without one.
 */
export function picture(key: string, subject: PictureSubject, forImage: boolean): Answer {
  if (!forImage) return { status: 200, type: 'image/png', body: pngOf(key, subject), headers: forever }
  return { status: 200, type: 'image/svg+xml', body: svgOf(key, subject), headers: forever }
}

function svgOf(key: string, { width, height, hues, caption }: PictureSubject): string {
  const random = randomFrom(hashOf(key))
  const [from, to] = hues.map((hue) => hue + random.between(-18, 18))
  const w = 360
  const h = Math.round((w * height) / width)
  const shapes = Array.from({ length: random.between(3, 6) }, () => {
    const [x, y, size] = [random.between(0, w), random.between(0, h), random.between(40, 150)]
    const fill = `hsl(${random.pick([from, to])} ${random.between(35, 65)}% ${random.between(62, 88)}%)`
    return random.chance(0.5)
      ? `<circle cx="${x}" cy="${y}" r="${size}" fill="${fill}" opacity=".65"/>`
      : `<rect x="${x - size / 2}" y="${y}" width="${size}" height="${size * 1.4}" rx="${size / 5}" transform="rotate(${random.between(-25, 25)} ${x} ${y})" fill="${fill}" opacity=".7"/>`
  })
  const floor = `<path d="M0 ${h * 0.78}Q${w / 2} ${h * (0.66 + 0.1 * random.next())} ${w} ${h * 0.8}V${h}H0z" fill="hsl(${to} 32% 42%)" opacity=".35"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}"><defs><linearGradient id="g" x2=".6" y2="1"><stop stop-color="hsl(${from} 52% 84%)"/><stop offset="1" stop-color="hsl(${to} 46% 66%)"/></linearGradient></defs><rect width="${w}" height="${h}" fill="url(#g)"/>${shapes.join('')}${floor}${captionLines(caption, h, hues[1])}</svg>`
}

function captionLines(caption: string, h: number, hue: number): string {
  const letters = Array.from(
    caption.replace(/\[[^\]]*R\]/g, '').replace(/[&<>"'[\]]|\p{Extended_Pictographic}|\uFE0F/gu, ''),
  ).slice(0, 14)
  const lines = letters.length > 7 ? [letters.slice(0, 7), letters.slice(7)] : [letters]
  const top = h / 2 - (lines.length - 1) * 22
  return lines
    .map(
      (line, index) =>
        `<text x="180" y="${top + index * 46}" text-anchor="middle" font-family="Noto Sans CJK SC,PingFang SC,sans-serif" font-weight="700" font-size="38" fill="#fff" stroke="hsl(${hue} 35% 30%)" stroke-width="5" paint-order="stroke">${line.join('')}</text>`,
    )
    .join('')
}

/** A round-headed figure on a gradient, with the first character of the nickname. */
export function avatar(key: string, nickname: string): Answer {
  const hue = hashOf(key) % 360
  const body = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80" width="80" height="80"><rect width="80" height="80" fill="hsl(${hue} 45% 78%)"/><circle cx="60" cy="18" r="26" fill="hsl(${hue + 40} 50% 86%)"/><text x="40" y="54" text-anchor="middle" font-family="Noto Sans CJK SC,sans-serif" font-size="38" fill="#fff">${Array.from(nickname)[0] ?? '合'}</text></svg>`
  return { status: 200, type: 'image/svg+xml', body, headers: forever }
}

/** A 8-bit RGB PNG of 240 px width: the gradient with one disc. */
function pngOf(key: string, { width, height, hues }: PictureSubject): Buffer {
  const w = 240
  const h = Math.round((w * height) / width)
  const random = randomFrom(hashOf(key))
  const [cx, cy, radius] = [random.between(40, 200), random.between(40, h - 40), random.between(30, 70)]
  const rows = Buffer.alloc((w * 3 + 1) * h)
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const along = (x / w + (2 * y) / h) / 3
      const inDisc = (x - cx) ** 2 + (y - cy) ** 2 < radius ** 2
      rows.set(
        rgbOf(hues[0] + (hues[1] - hues[0]) * along, inDisc ? 0.86 : 0.78 - 0.14 * along),
        y * (w * 3 + 1) + 1 + x * 3,
      )
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(w, 0)
  header.writeUInt32BE(h, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

/** HSL at saturation 0.45 to RGB bytes; `hue` in degrees, `lightness` 0–1. */
function rgbOf(hue: number, lightness: number): [number, number, number] {
  const amplitude = 0.45 * Math.min(lightness, 1 - lightness)
  const channel = (offset: number) => {
    const turn = (offset + hue / 30 + 12) % 12
    return Math.round(255 * (lightness - amplitude * Math.max(-1, Math.min(turn - 3, 9 - turn, 1))))
  }
  return [channel(0), channel(8), channel(4)]
}
