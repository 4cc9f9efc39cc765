"""What is made after the build: files that are not pages."""
