-- Group of the help desk that is to have a ticket; NULL leaves it to the help desk.
ALTER TABLE request ADD COLUMN team TEXT;
