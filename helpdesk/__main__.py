"""python -m helpdesk: the command line."""

from helpdesk.commands import main

if __name__ == "__main__":
    main()
