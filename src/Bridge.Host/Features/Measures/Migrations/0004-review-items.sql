-- What was ticked on forms that were filled here. review: hash of the review's id, as in desk_row. answer: met, part, missed or none.
CREATE TABLE review_item (review INTEGER NOT NULL, item TEXT NOT NULL, answer TEXT NOT NULL, PRIMARY KEY (review, item)) WITHOUT ROWID;
