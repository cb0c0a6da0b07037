"""Pages: each shows one thing a person came for."""
