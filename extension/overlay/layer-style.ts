/**
 * The whole style of the layer. The host is cut off from the page's style (`all:initial`) and from its layout
 * (`contain`); z-index 2 keeps it above cards and below RED's sticky bars, which begin at 5.
 */
export const layerStyle = `
:host{all:initial!important;position:absolute!important;top:0!important;left:0!important;width:0!important;height:0!important;z-index:2!important;overflow:visible!important;contain:layout style size!important;pointer-events:none!important}
:host>*,div{--surface:#fffdfa;--ink:#2b2622;--soft:#6b625b;--line:#d9d1c9;--accent:#a8501f;--top:#a8501f;--high:#8a6500;--mid:#3f6f8f;--low:#6b625b;--ok:#1f6f54;--wait:#8a6500;--bad:#a3262a}
.dark,.dark div{--surface:#262220;--ink:#f3ece6;--soft:#b9aea5;--line:#4a433e;--accent:#f0a06c;--top:#f0a06c;--high:#e0bb4e;--mid:#8fc1e0;--low:#b9aea5;--ok:#7fd1b0;--wait:#e0bb4e;--bad:#f2898c}
.cards,.group{position:absolute;top:0;left:0;width:0;height:0}
.group{transform-origin:0 0}
.chip,.why,.save,.toast,.strip,button{font:500 11px/18px -apple-system,"Segoe UI",Arial,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;font-variant-numeric:tabular-nums;color:var(--ink);box-sizing:border-box}
.chip{position:absolute;left:8px;top:8px;height:20px;max-width:calc(var(--card,200px) - 16px);padding:0 6px 0 20px;border:1px solid var(--line);border-radius:6px;background:var(--surface);white-space:nowrap;overflow:hidden;text-overflow:ellipsis;contain:layout style;pointer-events:none}
.chip.lowered{top:36px}
.chip.narrow{max-width:calc(var(--card,200px) - 52px)}
.chip::before{content:"–";position:absolute;left:6px;width:12px;text-align:center;color:var(--low)}
.chip.top::before{content:"▲";color:var(--top)}.chip.top.hollow::before{content:"△"}
.chip.high::before{content:"◆";color:var(--high)}.chip.high.hollow::before{content:"◇"}
.chip.mid::before{content:"●";color:var(--mid)}.chip.mid.hollow::before{content:"○"}
.chip.low::before{content:"▼";color:var(--low)}.chip.low.hollow::before{content:"▽"}
.chip[data-mark]::after{content:attr(data-mark);margin-left:6px;padding-left:6px;border-left:1px solid var(--line);font-weight:600}
.chip.saved::after{color:var(--ok)}.chip.queued::after{color:var(--wait)}.chip.failed::after{color:var(--bad)}
.off{display:none!important}
.why{position:absolute;left:8px;top:44px;width:max-content;max-width:calc(var(--card,200px) - 16px);padding:4px 8px;border:1px solid var(--line);border-radius:6px;background:var(--surface);font-weight:400;line-height:1.5;overflow-wrap:anywhere;pointer-events:none;box-shadow:0 2px 8px #0003}
.why.lowered{top:60px}
button{margin:0;padding:0 10px;min-height:28px;border:1px solid var(--line);border-radius:8px;background:var(--surface);font-size:12px;line-height:20px;cursor:pointer;pointer-events:auto}
button:hover{border-color:var(--accent)}
button:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
.round{display:grid;place-items:center;width:32px;height:32px;padding:0}
.round svg{width:18px;height:18px;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linejoin:round;stroke-linecap:round}
.round.saved svg .body,.round.queued svg .body{fill:currentColor}
.round.saved{color:var(--ok)}.round.queued{color:var(--wait)}.round.failed{color:var(--bad)}
.round svg .tick,.round svg .clock,.round svg .bang,.round svg .dots{display:none}
.round.saved svg .tick,.round.queued svg .clock{display:inline;stroke:var(--surface)}
.round.failed svg .bang,.round.pending svg .dots{display:inline}
.save{position:absolute;top:8px;left:calc(var(--card,200px) - 40px)}
.save.aside{left:calc(var(--card,200px) - 78px)}
.dock{position:fixed;inset:0;width:auto;height:auto;max-width:none;max-height:none;margin:0;padding:0;border:0;background:none;overflow:visible;pointer-events:none}
.strip{position:absolute;right:12px;display:grid;justify-items:center;gap:4px;max-width:88px;padding:6px;border:1px solid var(--line);border-radius:10px;background:var(--surface);pointer-events:auto;box-shadow:0 2px 8px #0003;text-align:center}
.strip.middle{top:50%;transform:translateY(-50%)}
@media(max-width:1099px){.strip.middle{top:auto;right:auto;bottom:84px;left:8px;padding:4px;transform:none}.strip.middle span{display:none}}
@media(max-width:799px){.strip.middle{top:84px;bottom:auto}}
.strip.upper{top:88px;max-width:none}.strip button{white-space:nowrap}
.toast{position:absolute;left:50%;bottom:32px;transform:translateX(-50%);display:flex;flex-wrap:wrap;align-items:center;gap:8px;max-width:min(520px,calc(100vw - 24px));padding:8px 12px;border:1px solid var(--line);border-radius:10px;background:var(--surface);font-size:13px;line-height:1.5;pointer-events:auto;box-shadow:0 4px 16px #0004}
.toast .state{font-weight:700}.toast .state.saved{color:var(--ok)}.toast .state.queued{color:var(--wait)}.toast .state.failed{color:var(--bad)}
.toast .hint{color:var(--soft);font-size:11px}
.toast .boards{flex-basis:100%;display:flex;flex-wrap:wrap;gap:6px;max-height:152px;overflow:auto}
.live{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media(prefers-reduced-motion:no-preference){.why,.save,.toast{animation:come .12s ease-out}@keyframes come{from{opacity:0}}}
@media(forced-colors:active){.chip,.why,.toast,.strip,button{border-color:CanvasText}}
`
