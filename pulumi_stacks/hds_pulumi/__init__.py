"""The rules inside Pulumi: the policy pack that its engine asks, before anything is deployed."""
