"""An interactive historical atlas that shows how we know."""
