"""What was read, in the formats of others."""
