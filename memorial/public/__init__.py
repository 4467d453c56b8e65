"""What a visitor reaches: addresses, views by noun, filters. Knows nothing of how a name is found."""
