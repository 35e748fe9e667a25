import * as v from 'valibot'

const storedTagsSchema = v.pipe(v.string(), v.parseJson(), v.array(v.string()))

/** The tags column of a note: a JSON array, or null while its tags are not known. */
export const parseTags = (column: string | null): string[] => (column === null ? [] : v.parse(storedTagsSchema, column))
