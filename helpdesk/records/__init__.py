"""What people wrote: for now, their thumbs."""
