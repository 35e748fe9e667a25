import * as v from 'valibot'
import { type Entity, type Kind, kindSchema } from '#shared/model/entity.ts'

export type EntityRow = {
  kind: string
  id: string
  fields: string
  rev: number
  deleted: number
  created_by: string | null
  updated_by: string | null
  created_at: number
  updated_at: number
}

const storedFieldsSchema = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown()))

export function rowToEntity(row: EntityRow): Entity {
  return {
    kind: v.parse(kindSchema, row.kind),
    id: row.id,
    fields: v.parse(storedFieldsSchema, row.fields),
    rev: row.rev,
    deleted: row.deleted === 1,
    createdBy: row.created_by,
    updatedBy: row.updated_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

export function readEntity(sql: SqlStorage, kind: Kind, id: string): Entity | null {
  const [row] = sql.exec<EntityRow>('SELECT * FROM entity WHERE kind = ? AND id = ?', kind, id).toArray()
  return row ? rowToEntity(row) : null
}

export function writeEntity(sql: SqlStorage, entity: Entity): void {
  sql.exec(
    `INSERT INTO entity (kind, id, fields, rev, deleted, created_by, updated_by, created_at, updated_at)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
     ON CONFLICT (kind, id) DO UPDATE SET fields = ?3, rev = ?4, deleted = ?5, updated_by = ?7, updated_at = ?9`,
    entity.kind,
    entity.id,
    JSON.stringify(entity.fields),
    entity.rev,
    entity.deleted ? 1 : 0,
    entity.createdBy,
    entity.updatedBy,
    entity.createdAt,
    entity.updatedAt,
  )
}
