/** `pending`: asked, not answered yet; never shown as saved (law 3). */
export type SaveState = 'saved' | 'queued' | 'failed'
export type ButtonState = SaveState | 'pending' | 'idle'
