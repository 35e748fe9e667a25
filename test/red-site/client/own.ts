import './tripwire-report.ts'

/** Runs the site's own rendering under the eyes of the tripwire, if there is one. */
export const siteRenders = <T>(render: () => T): T => {
  const tripwire = window.redSiteTripwire
  return tripwire ? tripwire.own(render) : render()
}
