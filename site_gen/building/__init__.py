"""Plans → output/: the only room that knows of processes, memory and publishing."""
