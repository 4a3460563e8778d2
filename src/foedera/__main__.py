"""`python -m foedera` is the program `foedera`."""

from foedera.serve.cli import main

main()
