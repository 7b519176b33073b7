"""The grammar of documents that are letters themselves: headings, datelines, signatures, references."""
