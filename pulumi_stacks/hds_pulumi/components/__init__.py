"""What a platform team deploys first for an application that holds health data, host by host, safe by default."""
