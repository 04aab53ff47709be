"""The staff side: what waits, a matter on one page, and the steps the law allows next."""
