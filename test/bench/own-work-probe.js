// Runs in the extension's isolated world, before the content script of a copy of the build: what it wraps is seen by
// that script alone, never by the page, and the script that is measured is byte for byte the one that people get.
;(() => {
  const work = {
    batches: [],
    timers: [],
    listeners: {},
    resizes: [],
    messages: [],
    replies: [],
    startedAt: 0,
    startMs: 0,
  }
  globalThis.redmarkWork = work
  const later = setTimeout
  const timed = (run, note) =>
    function (...args) {
      const from = performance.now()
      try {
        return run.apply(this, args)
      } finally {
        note(performance.now() - from, args)
      }
    }

  const idOf = (section) => {
    const href = section.querySelector('a.cover')?.getAttribute('href')
    return href ? href.split('?')[0] : null
  }
  const shown = new WeakMap()
  const newCards = (records) => {
    let fresh = 0
    for (const { target, addedNodes } of records) {
      const own = target.nodeType === 1 ? target.closest('section.note-item') : null
      for (const section of own
        ? [own]
        : [...addedNodes].filter((node) => node.nodeType === 1 && node.matches('section.note-item'))) {
        const id = section.isConnected ? idOf(section) : null
        if (id === null || shown.get(section) === id) continue
        shown.set(section, id)
        fresh += 1
      }
    }
    return fresh
  }
  // All observers that one change of the page calls, in one turn, are one batch.
  let batch = null
  globalThis.MutationObserver = class extends MutationObserver {
    constructor(callback) {
      const note = (ms, [records]) => {
        if (!batch) {
          batch = { ms: 0, cards: 0, at: performance.now() }
          work.batches.push(batch)
          later(() => (batch = null), 0)
        }
        batch.ms += ms
        batch.cards += newCards(records)
      }
      super(timed(callback, note))
    }
  }
  globalThis.ResizeObserver = class extends ResizeObserver {
    constructor(callback) {
      super(timed(callback, (ms) => work.resizes.push(ms)))
    }
  }
  for (const name of ['setTimeout', 'setInterval', 'requestIdleCallback']) {
    const real = globalThis[name]
    globalThis[name] = (run, ...rest) =>
      real(
        timed(run, (ms) => work.timers.push(ms)),
        ...rest,
      )
  }
  // oxlint-disable-next-line typescript/unbound-method -- called with its receiver below
  const realAdd = EventTarget.prototype.addEventListener
  EventTarget.prototype.addEventListener = function (type, listen, options) {
    if (typeof listen !== 'function') return realAdd.call(this, type, listen, options)
    const note = (ms) => (work.listeners[type] ??= []).push(ms)
    return realAdd.call(this, type, timed(listen, note), options)
  }
  // What a reply sets off runs in the microtasks after it; the fortieth hop comes after all of them.
  const noteReply = async () => {
    const from = performance.now()
    for (let hop = 0; hop < 40; hop++) await Promise.resolve()
    work.replies.push(performance.now() - from)
  }
  for (const api of [globalThis.browser, globalThis.chrome]) {
    if (!api?.runtime || api.runtime.sendMessage.isWrapped) continue
    const send = api.runtime.sendMessage.bind(api.runtime)
    const wrapped = (message, callback) => {
      const from = performance.now()
      const answer = callback
        ? send(message, (reply) => {
            void noteReply()
            callback(reply)
          })
        : send(message)
      work.messages.push({ name: message?.name ?? '', ms: performance.now() - from, at: from })
      return callback ? answer : answer.finally(noteReply)
    }
    wrapped.isWrapped = true
    api.runtime.sendMessage = wrapped
  }
  work.startedAt = performance.now()
})()
