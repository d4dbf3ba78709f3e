"""The policy pack: the engine tells of resources, the rules answer. CrossGuard is Pulumi's name for policy as code."""
