"""YAML -> Outline and Vocabulary: `read.outline` and `vocabulary.vocabulary` are the doors, `shapes` is the form of both.

Pure: the pipeline reads the files. It imports this stage where it is used, as pydantic and markdown_it take their time.
"""
