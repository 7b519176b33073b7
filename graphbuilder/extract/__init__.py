"""From one article to claims over mentions; knows nothing of other articles."""
