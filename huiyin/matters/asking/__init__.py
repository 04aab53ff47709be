"""Forms made from what a step asks: the desk and the counter show them, the law declares them."""
