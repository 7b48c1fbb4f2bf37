"""The page of what-if questions."""
