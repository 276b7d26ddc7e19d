"""Engines: what turns a text into scores. The embedded one runs the bundle that ships with the package.

What an engine must be is said by ``tearwise.reading.scores.Engine``, with the code that needs one.
"""
