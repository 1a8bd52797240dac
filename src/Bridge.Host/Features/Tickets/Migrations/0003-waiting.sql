-- Tickets that nobody is done with (new and open ones), for the rules that hand them on.
CREATE INDEX ticket_waiting ON ticket (id) WHERE state IN (0, 1);
