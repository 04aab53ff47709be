"""The public's side: raise a matter, keep the receipt, follow it, take one's own steps."""
