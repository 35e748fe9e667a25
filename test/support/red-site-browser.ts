/**
 * Chromium arguments with which RED's hosts lead to a stand-in site on 127.0.0.1:`port` and every other host
 * nowhere. Fits a headless browser run by root; pass `--load-extension=…` and the like as `extra`.
 */
export function redSiteChromiumArgs(port: number, extra: readonly string[] = []): string[] {
  const here = `127.0.0.1:${port}`
  const hosts = ['xiaohongshu.com', 'rednote.com', 'xhscdn.com', 'rednotecdn.com'].map(
    (domain) => `MAP *.${domain}:443 ${here}`,
  )
  return [
    `--host-resolver-rules=${[...hosts, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost'].join(', ')}`,
    '--ignore-certificate-errors',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--no-sandbox',
    ...extra,
  ]
}
