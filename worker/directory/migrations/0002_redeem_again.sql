-- SHA-256 of the key that a client may repeat a redeem with while the answer may have been lost; NULL without one.
ALTER TABLE invite ADD COLUMN attempt_hash TEXT;
ALTER TABLE setup ADD COLUMN attempt_hash TEXT;
ALTER TABLE setup ADD COLUMN member_id TEXT;
