import type { CDPSession, Page } from 'playwright-core'

/** One element of the closed shadow layer, as the browser holds it. */
export interface LayerElement {
  nodeId: number
  name: string
  attributes: Record<string, string>
  text: string
}

interface DomNode {
  nodeId: number
  nodeName: string
  nodeValue: string
  attributes?: string[]
  children?: DomNode[]
  shadowRoots?: DomNode[]
}

/**
 * Reads the overlay. Its shadow root is closed to every script; only the debugger sees it, which is why tests look
 * through the protocol instead of opening the root.
 */
export async function readLayer(page: Page): Promise<LayerElement[]> {
  return withSession(page, layerElements)
}

/** Elements of the layer that carry a class. */
export async function layerByClass(page: Page, className: string): Promise<LayerElement[]> {
  return (await readLayer(page)).filter(hasClass(className))
}

/** Middle of the first shown layer element that fits, on the screen, for real mouse clicks; null when there is none. */
export async function centreOf(
  page: Page,
  fits: (element: LayerElement) => boolean,
): Promise<{ x: number; y: number } | null> {
  return withSession(page, async (session) => {
    for (const element of (await layerElements(session)).filter(fits)) {
      const box = await session.send('DOM.getBoxModel', { nodeId: element.nodeId }).catch(() => null)
      if (!box || box.model.width === 0) continue
      const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = box.model.border
      return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 }
    }
    return null
  })
}

export const hasClass =
  (className: string) =>
  (element: LayerElement): boolean =>
    (element.attributes['class'] ?? '').split(' ').includes(className)

async function withSession<T>(page: Page, use: (session: CDPSession) => Promise<T>): Promise<T> {
  const session = await page.context().newCDPSession(page)
  try {
    return await use(session)
  } finally {
    await session.detach()
  }
}

async function layerElements(session: CDPSession): Promise<LayerElement[]> {
  const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: DomNode }
  const html = root.children?.find((node) => node.nodeName === 'HTML')
  const roots = (html?.children ?? []).flatMap((node) => node.shadowRoots ?? [])
  return roots.flatMap(elementsUnder)
}

function elementsUnder(node: DomNode): LayerElement[] {
  const own = node.nodeName.startsWith('#') ? [] : [asElement(node)]
  return [...own, ...(node.children ?? []).flatMap(elementsUnder)]
}

function asElement(node: DomNode): LayerElement {
  const pairs = node.attributes ?? []
  const attributes = Object.fromEntries(pairs.flatMap((name, i) => (i % 2 === 0 ? [[name, pairs[i + 1] ?? '']] : [])))
  return { nodeId: node.nodeId, name: node.nodeName.toLowerCase(), attributes, text: textOf(node) }
}

const textOf = (node: DomNode): string =>
  node.nodeName === 'STYLE'
    ? ''
    : node.nodeName === '#text'
      ? node.nodeValue
      : (node.children ?? []).map(textOf).join('')
