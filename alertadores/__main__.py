"""`python -m alertadores`."""

from alertadores.cli.main import console

if __name__ == "__main__":
    console()
