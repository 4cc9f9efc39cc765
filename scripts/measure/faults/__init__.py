"""Small realistic mistakes, made on purpose in a copy of the real content, to see whether the gates notice them."""
