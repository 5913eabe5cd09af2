"""The core of cchc-desktop: what a ward's reform committee does, in its own words, without Qt."""

__version__ = "0.1.0"
