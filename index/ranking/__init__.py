"""Which reading is right? Candidates, their features, and the learnt model that ranks them."""
