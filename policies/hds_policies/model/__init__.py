"""Cloud-neutral things a regulator would recognise, and the values they are described with."""
