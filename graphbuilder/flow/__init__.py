"""The parts of a build that join stages: reading, the second pass, writing, and who does the work."""
