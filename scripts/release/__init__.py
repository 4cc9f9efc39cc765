"""After the build: checks that read only the built site."""
