"""What stands around every page: rail, top bar, banners, strip, palette."""
