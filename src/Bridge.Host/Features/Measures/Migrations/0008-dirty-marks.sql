-- mark: grows when a quarter changes again before it was counted, so that sums of what it was before do not take the note away.
ALTER TABLE dirty_slot ADD COLUMN mark INTEGER NOT NULL DEFAULT 1;
