"""The blocks of which a profile is made: panels, cards of facts, charts, and what was known on a day."""
