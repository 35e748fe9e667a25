import { camelCased } from '../wire/casing.ts'
import { pageConfig } from './page-config.ts'
import { siteRenders } from './own.ts'

export type ApiAnswer<Data> = { code: number; success: boolean; msg: string; data?: Data }

/** One call of the page to its API, over XHR as axios does or over fetch. Answers come back in camelCase. */
export async function callApi<Data>(path: string, body?: object): Promise<ApiAnswer<Data>> {
  const url = `${pageConfig.apiOrigin}/api/sns/web${path}`
  const { status, text } = pageConfig.mode.transport === 'fetch' ? await byFetch(url, body) : await byXhr(url, body)
  if (status === 461 || status === 471) askForCaptcha()
  return camelCased(JSON.parse(text || '{"code":-1,"success":false,"msg":""}')) as ApiAnswer<Data>
}

async function byFetch(url: string, body?: object): Promise<{ status: number; text: string }> {
  const headers = { 'content-type': 'application/json;charset=UTF-8', 'x-stand-in-signature': 'none' }
  const options: RequestInit = body ? { method: 'POST', body: JSON.stringify(body), headers } : {}
  const answer = await fetch(url, { ...options, credentials: 'include' })
  return { status: answer.status, text: await answer.text() }
}

function byXhr(url: string, body?: object): Promise<{ status: number; text: string }> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open(body ? 'POST' : 'GET', url)
    request.withCredentials = true
    if (body) request.setRequestHeader('content-type', 'application/json;charset=UTF-8')
    request.setRequestHeader('x-stand-in-signature', 'none')
    request.addEventListener('loadend', () => resolve({ status: request.status, text: request.responseText }))
    request.send(body ? JSON.stringify(body) : null)
  })
}

function askForCaptcha(): void {
  if (document.querySelector('.r-captcha-modal')) return
  const dialog = document.createElement('div')
  dialog.className = 'r-captcha-modal'
  dialog.textContent = '安全验证：请通过验证（替身站示意）'
  siteRenders(() => document.body.append(dialog))
}
