"""Invented people, and a hand that plays a visit through the real window."""
