"""``python -m auditor`` does what the command ``auditor`` does."""

from auditor.cli import main

if __name__ == "__main__":
    main()
