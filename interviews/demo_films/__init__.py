"""The films of the demo interviews, drawn by the project: see README.md."""
