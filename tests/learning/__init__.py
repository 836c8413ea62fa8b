"""Learning and measuring: the question sets, the model's training, and what it scores on handbooks it never saw."""
