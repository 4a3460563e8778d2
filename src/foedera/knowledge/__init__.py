"""What is known before reading: tables and the code that looks things up in them."""
