"""Components on OVHcloud, by its own provider and, for the Public Cloud's OpenStack, by OpenStack's."""
