"""Inventories: lists of AI systems as people keep them, read into rows of text, and the rows into systems.

    read(content, name) -> Sheet -> suggested(sheet) -> Mapping -> items(sheet, mapping) -> Item -> repeated(items)

The room knows columns and cells; what a description means for the law is the business of others.
"""
