"""The folder for Checkov alone: it holds the one file that registers checks."""
