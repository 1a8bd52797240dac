-- Since when each source tells of its things: a figure of a time before that has no input.
DROP INDEX desk_row_first;
CREATE INDEX desk_row_first ON desk_row (kind, source, first);
