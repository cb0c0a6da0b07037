"""`python -m ui`: the window. With ``--practice`` it opens the practice office at once."""

import sys

from ui.app import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
