"""What is asked about a person, by New person and Details alike."""
