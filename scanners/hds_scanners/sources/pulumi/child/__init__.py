"""What runs inside the interpreter of a Pulumi program; it knows the standard library and that program's `pulumi` alone."""
