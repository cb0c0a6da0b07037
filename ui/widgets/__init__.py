"""Parts of pages: each draws one idea and knows nothing of cases."""
