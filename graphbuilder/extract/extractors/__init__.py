"""One extractor a file. Every module here is found and ordered by ``extract.pipeline``."""
