import type { OpRefusal } from '#shared/contract/sync.ts'
import type { AppErrorCode } from '../messaging/errors.ts'
import * as m from './compiled/messages.js'

export interface ErrorText {
  happened: string
  kept: string
  todo: string
}

/** What a person reads for each code: what happened, what was kept, what to do. Complete by type. */
export const errorText: Record<AppErrorCode | OpRefusal, () => ErrorText> = {
  'bad-request': () => text(m.errors_bad_request_happened(), m.errors_kept_typed(), m.errors_bad_request_todo()),
  'too-large': () => text(m.errors_too_large_happened(), m.errors_kept_typed(), m.errors_too_large_todo()),
  'not-found': () => text(m.errors_not_found_happened(), m.errors_kept_unchanged(), m.errors_not_found_todo()),
  'token-missing': () => text(m.errors_token_missing_happened(), m.errors_kept_local(), m.errors_token_missing_todo()),
  'token-invalid': () => text(m.errors_token_invalid_happened(), m.errors_kept_unsent(), m.errors_token_invalid_todo()),
  'not-allowed': () => text(m.errors_not_allowed_happened(), m.errors_kept_unsent(), m.errors_not_allowed_todo()),
  'setup-code-wrong': () =>
    text(m.errors_setup_code_wrong_happened(), m.errors_kept_typed(), m.errors_setup_code_wrong_todo()),
  'setup-code-used': () =>
    text(m.errors_setup_code_used_happened(), m.errors_kept_typed(), m.errors_setup_code_used_todo()),
  'invite-unknown': () =>
    text(m.errors_invite_unknown_happened(), m.errors_kept_typed(), m.errors_invite_unknown_todo()),
  'invite-used': () => text(m.errors_invite_used_happened(), m.errors_kept_typed(), m.errors_invite_used_todo()),
  'invite-expired': () =>
    text(m.errors_invite_expired_happened(), m.errors_kept_typed(), m.errors_invite_expired_todo()),
  'sequence-gap': () => text(m.errors_sequence_gap_happened(), m.errors_kept_unsent(), m.errors_sequence_gap_todo()),
  'client-copied': () => text(m.errors_client_copied_happened(), m.errors_kept_unsent(), m.errors_client_copied_todo()),
  'cover-type': () => text(m.errors_cover_type_happened(), m.errors_kept_local(), m.errors_cover_type_todo()),
  'cover-hash': () => text(m.errors_cover_hash_happened(), m.errors_kept_unsent(), m.errors_cover_hash_todo()),
  'rate-limited': () => text(m.errors_rate_limited_happened(), m.errors_kept_unsent(), m.errors_rate_limited_todo()),
  overloaded: () => text(m.errors_overloaded_happened(), m.errors_kept_unsent(), m.errors_overloaded_todo()),
  internal: () => text(m.errors_internal_happened(), m.errors_kept_unsent(), m.errors_internal_todo()),
  unreachable: () => text(m.errors_unreachable_happened(), m.errors_kept_local(), m.errors_unreachable_todo()),
  'not-redmark': () => text(m.errors_not_redmark_happened(), m.errors_kept_typed(), m.errors_not_redmark_todo()),
  'address-malformed': () =>
    text(m.errors_address_malformed_happened(), m.errors_kept_typed(), m.errors_address_malformed_todo()),
  'not-connected': () => text(m.errors_not_connected_happened(), m.errors_kept_local(), m.errors_not_connected_todo()),
  'storage-full': () => text(m.errors_storage_full_happened(), m.errors_kept_unchanged(), m.errors_storage_full_todo()),
  'storage-failed': () =>
    text(m.errors_storage_failed_happened(), m.errors_kept_unchanged(), m.errors_storage_failed_todo()),
  'message-malformed': () =>
    text(m.errors_message_malformed_happened(), m.errors_kept_unchanged(), m.errors_message_malformed_todo()),
  timeout: () => text(m.errors_timeout_happened(), m.errors_kept_local(), m.errors_timeout_todo()),
  'extension-updated': () =>
    text(m.errors_extension_updated_happened(), m.errors_kept_local(), m.errors_extension_updated_todo()),
  gone: () => text(m.errors_gone_happened(), m.errors_kept_unchanged(), m.errors_gone_todo()),
  'op-malformed': () => text(m.errors_op_malformed_happened(), m.errors_kept_unsent(), m.errors_op_malformed_todo()),
  'entity-missing': () =>
    text(m.errors_entity_missing_happened(), m.errors_kept_unsent(), m.errors_entity_missing_todo()),
  'entity-deleted': () =>
    text(m.errors_entity_deleted_happened(), m.errors_kept_unsent(), m.errors_entity_deleted_todo()),
}

const text = (happened: string, kept: string, todo: string): ErrorText => ({ happened, kept, todo })
