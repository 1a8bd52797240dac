-- A plan tells a record that the target has under its key already from one that would be made.
CREATE INDEX resident_by_key ON resident (stream, external_id) WHERE external_id IS NOT NULL;
