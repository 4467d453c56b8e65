"""A digital memorial and name index for the people named in the record of the Gulag revolts of 1953.

ARCHITECTURE.md describes the tower of packages below this one and the ways through it.
"""
