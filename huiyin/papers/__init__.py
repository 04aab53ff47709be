"""Papers: what an act demands in writing, drafted with it and rendered as a page that lasts."""
