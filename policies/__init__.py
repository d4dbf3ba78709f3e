"""The folder to hand to Checkov, which executes the files of folders that have such a file; no package to import."""
