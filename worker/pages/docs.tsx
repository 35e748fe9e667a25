/** The documentation page, made on the server from the OpenAPI document: no script, nothing from another host. */

interface Document {
  info: { title: string; version: string }
  paths: Record<string, Record<string, unknown>>
}

interface Operation {
  summary: string
  'x-access': string
  parameters: { name: string; in: string; required: boolean }[]
  requestBody?: { content: Record<string, { schema?: unknown }> }
  responses: Record<string, { description: string; content?: Record<string, { schema?: unknown }> }>
}

export function docsPage(document: Document, nonce: string) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${document.info.title} API`}</title>
        <style nonce={nonce}>{style}</style>
      </head>
      <body>
        <h1>
          薯签 {document.info.title} API <small>{document.info.version}</small>
        </h1>
        <p>
          The same in machine form: <a href="/openapi.json">/openapi.json</a>. Every error is{' '}
          <code>{'{"error": {"code", "message", "requestId"}}'}</code>.
        </p>
        {Object.entries(document.paths).map(([path, operations]) =>
          Object.entries(operations).map(([method, operation]) => (
            <Endpoint path={path} method={method.toUpperCase()} operation={operation as Operation} />
          )),
        )}
      </body>
    </html>
  )
}

function Endpoint({ path, method, operation }: { path: string; method: string; operation: Operation }) {
  const access = operation['x-access']
  const isError = ([status]: [string, unknown]): boolean => /^[45]/.test(status)
  const responses = Object.entries(operation.responses).filter((entry) => !isError(entry))
  const errors = Object.entries(operation.responses).filter(isError)
  return (
    <section>
      <h2>
        <code>
          {method} {path}
        </code>
      </h2>
      <p>
        {operation.summary}. <span class="access">{access === 'public' ? 'no token' : `token · ${access}`}</span>
      </p>
      {operation.parameters.length > 0 && (
        <p>
          {operation.parameters.map((parameter) => (
            <code class="parameter">
              {parameter.name}
              {parameter.required ? '' : '?'}
            </code>
          ))}
        </p>
      )}
      <Schema title="Request" content={operation.requestBody?.content} />
      {responses.map(([status, response]) => (
        <Schema title={`Answer ${status}`} content={response.content} />
      ))}
      {errors.map(([status, response]) => (
        <p class="error">
          {status}: {response.description}
        </p>
      ))}
    </section>
  )
}

function Schema({ title, content }: { title: string; content: Record<string, { schema?: unknown }> | undefined }) {
  const schema = content?.['application/json']?.schema
  if (!schema) return null
  return (
    <details>
      <summary>{title}</summary>
      <pre>{JSON.stringify(schema, null, 2)}</pre>
    </details>
  )
}

const style = `
  :root { color-scheme: light dark; }
  body { font: 16px/1.6 system-ui, sans-serif; max-width: 56rem; margin: 0 auto; padding: 2rem 1rem; }
  section { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: .5rem 0; }
  h2 { font-size: 1.1rem; margin: .5rem 0; }
  code, pre { font: 14px/1.5 ui-monospace, monospace; }
  pre { overflow-x: auto; padding: .75rem; background: color-mix(in srgb, currentColor 6%, transparent); }
  .access, .error, small { opacity: .75; font-size: .9em; }
  .error { margin: .1rem 0; }
  .parameter { margin-inline-end: .75rem; }
`
