provider "aws" {
  region = "eu-west-3"
}

provider "aws" {
  alias  = "london"
  region = "eu-west-2"
}

variable "region" {
  type = string
}

# expect: pass foundation_model
resource "aws_bedrockagent_agent" "regional" {
  agent_name       = "letters"
  foundation_model = "arn:aws:bedrock:eu-west-3::foundation-model/mistral.mistral-large-2402-v1:0"
}

# Whether all regions behind the prefix are in the EEA is not settled.
# expect: unknown foundation_model
resource "aws_bedrockagent_agent" "european" {
  agent_name       = "letters"
  foundation_model = "eu.anthropic.claude-sonnet-4-20250514-v1:0"
}

# expect: fail foundation_model
resource "aws_bedrockagent_agent" "anywhere" {
  agent_name       = "letters"
  foundation_model = "us.anthropic.claude-sonnet-4-20250514-v1:0"
}

# expect: unknown foundation_model
resource "aws_bedrockagent_agent" "later" {
  agent_name       = "letters"
  foundation_model = var.region
}
