"""Themes by age group and subgroup, and what may be shown of them to whom."""
