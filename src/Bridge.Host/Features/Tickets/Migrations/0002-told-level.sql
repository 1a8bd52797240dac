-- The level that a help desk itself keeps, as a workbook does; 0 where only the settings say what a group means.
ALTER TABLE ticket ADD COLUMN told_level INTEGER NOT NULL DEFAULT 0;
