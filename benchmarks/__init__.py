"""Measurements, and the synthetic articles they run on."""
