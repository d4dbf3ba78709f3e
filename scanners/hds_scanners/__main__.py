"""`python -m hds_scanners` is `hds`."""

from hds_scanners.cli import main

if __name__ == "__main__":
    main()
