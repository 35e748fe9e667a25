const svgNamespace = 'http://www.w3.org/2000/svg'

/** Each state has its own figure inside the bookmark; style shows the one that holds. */
const bookmark: ReadonlyArray<[className: string, path: string]> = [
  ['body', 'M6 3.5h12v17l-6-4.5-6 4.5z'],
  ['tick', 'M9 9l2.2 2.2L15.2 7'],
  ['clock', 'M12 6v4l2.5 1.5'],
  ['bang', 'M12 6.5v4M12 13v.2'],
  ['dots', 'M9 9.5v.2M12 9.5v.2M15 9.5v.2'],
]

export function bookmarkIcon(doc: Document): SVGSVGElement {
  const svg = doc.createElementNS(svgNamespace, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  for (const [className, d] of bookmark) {
    const path = doc.createElementNS(svgNamespace, 'path')
    path.setAttribute('class', className)
    path.setAttribute('d', d)
    svg.append(path)
  }
  return svg
}
