-- Another system has other change times: where reading stands counts only for the one that was read. Null for what older builds read.
ALTER TABLE checkpoint ADD COLUMN source TEXT;
