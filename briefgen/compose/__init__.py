"""Outline + facts -> Brief: bind names, answer requests, number citations. Pure; what is wrong comes back as findings."""
