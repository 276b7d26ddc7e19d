"""The page and the JSON API: ``tearwise serve``. Imported only when it runs; it needs the extra ``app``."""
