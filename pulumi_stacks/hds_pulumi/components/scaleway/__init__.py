"""Components on Scaleway, Paris: the region that its HDS certificate covers."""
