"""What each system offers: one small class for each matter, one file for each system."""
