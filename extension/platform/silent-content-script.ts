/**
 * Stands in for WXT's content-script context (see wxt.config.ts). WXT's own dispatches an event on the page's document
 * whose name holds the extension's id, which RED could listen for; law 1 allows no such trace. What we need of it is a
 * signal. It never aborts by itself: an outdated script notices that its extension is gone when it next asks something.
 */
export class ContentScriptContext {
  readonly signal: AbortSignal = new AbortController().signal
}
