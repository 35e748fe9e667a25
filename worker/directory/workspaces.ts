/** Every workspace id, in pages: the nightly sweep visits each object by it. */
export async function listWorkspaceIds(db: D1Database, after: string, limit: number): Promise<string[]> {
  const { results } = await db
    .prepare('SELECT id FROM workspace WHERE id > ? ORDER BY id LIMIT ?')
    .bind(after, limit)
    .all<{ id: string }>()
  return results.map((row) => row.id)
}
