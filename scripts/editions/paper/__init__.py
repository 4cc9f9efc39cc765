"""The editions on paper: PDF files, printed by Chromium from the built pages with the site's own print stylesheet."""
