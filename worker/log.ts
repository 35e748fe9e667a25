import type { LogLevel } from './env.ts'

type LogFields = Record<string, string | number | undefined>

/** Structured log, one JSON object a line. Callers pass patterns, numbers and codes only. */
export function writeLog(level: LogLevel, severity: 'info' | 'error', fields: LogFields): void {
  if (level === 'silent' || (level === 'error' && severity === 'info')) return
  // oxlint-disable-next-line no-console -- the console is the log sink of a worker, and this its only writer
  console.log(JSON.stringify({ severity, ...fields }))
}
