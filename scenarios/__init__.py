"""Supply chains as recipes: one function a file."""
