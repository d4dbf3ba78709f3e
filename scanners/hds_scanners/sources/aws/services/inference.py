"""Models: Bedrock, with where requests may be answered, and what SageMaker serves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hds_policies.model.value import Unknown
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, told
from hds_scanners.sources.aws.listed import Listed

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

RECORDING = Call("bedrock", "GetModelInvocationLoggingConfiguration", "loggingConfig")
_RECORDING_TYPE = "aws_bedrock_model_invocation_logging_configuration"


def recording(api: Api) -> Iterator[Found]:
    """Where prompts and answers are written, in a region where somebody asked for it."""
    found = api.one(RECORDING)
    if found is None or not (isinstance(found, Unknown) or "s3Config" in found or "cloudWatchConfig" in found):
        return
    # The setting has no name of its own.
    arn = api.arn("bedrock", "model-invocation-logging")
    if isinstance(found, Unknown):
        yield Fact(_RECORDING_TYPE, arn, api.region, {"arn": arn, "logging_config": found}, unseen=found)
        return
    paths = ("s3Config.bucketName", "cloudWatchConfig.largeDataDeliveryS3Config.bucketName")
    buckets = [bucket for path in paths if (bucket := told(found, path))]
    written = [{"s3_config": [{"bucket_name": bucket} for bucket in buckets]}]
    yield Fact(_RECORDING_TYPE, arn, api.region, {"arn": arn, "logging_config": written})


_ROWS = (
    Listed(
        "aws_bedrock_inference_profile",
        Call("bedrock", "ListInferenceProfiles", "inferenceProfileSummaries"),
        "inferenceProfileArn",
        "inferenceProfileName",
        # A profile names a model in each region that may answer.
        {"model_source": lambda item: [{"copy_from": told(one, "modelArn")} for one in item.get("models") or ()]},
        # Those of AWS are there in every account, used or not.
        parameters={"typeEquals": "APPLICATION"},
    ),
    Listed(
        "aws_bedrock_guardrail",
        Call("bedrock", "ListGuardrails", "guardrails"),
        "arn",
        "name",
        {"cross_region_config.guardrail_profile_identifier": "crossRegionDetails.guardrailProfileId"},
        state="status",
    ),
    Listed("aws_bedrock_custom_model", Call("bedrock", "ListCustomModels", "modelSummaries"), "modelArn", "modelName"),
    Listed(
        "aws_bedrockagent_agent",
        Call("bedrock-agent", "ListAgents", "agentSummaries"),
        "bedrock:agent/{agentId}",
        "agentName",
        {"foundation_model": "detail.foundationModel"},
        detail=Call("bedrock-agent", "GetAgent", "agent"),
        asked={"agentId": "agentId"},
        state="agentStatus",
    ),
    Listed(
        "aws_bedrockagent_knowledge_base",
        Call("bedrock-agent", "ListKnowledgeBases", "knowledgeBaseSummaries"),
        "bedrock:knowledge-base/{knowledgeBaseId}",
        "name",
        state="status",
    ),
    Listed("aws_sagemaker_endpoint", Call("sagemaker", "ListEndpoints", "Endpoints"), "EndpointArn", "EndpointName"),
    Listed(
        "aws_sagemaker_feature_group",
        Call("sagemaker", "ListFeatureGroups", "FeatureGroupSummaries"),
        "FeatureGroupArn",
        "FeatureGroupName",
        state="FeatureGroupStatus",
    ),
    Listed(
        "aws_comprehend_document_classifier",
        Call("comprehend", "ListDocumentClassifiers", "DocumentClassifierPropertiesList"),
        "DocumentClassifierArn",
        "DocumentClassifierArn",
        state="Status",
    ),
    Listed(
        "aws_comprehend_entity_recognizer",
        Call("comprehend", "ListEntityRecognizers", "EntityRecognizerPropertiesList"),
        "EntityRecognizerArn",
        "EntityRecognizerArn",
        state="Status",
    ),
    Listed("aws_lexv2models_bot", Call("lexv2-models", "ListBots", "botSummaries"), "lex:bot/{botId}", "botName"),
    Listed(
        "aws_kendra_index",
        Call("kendra", "ListIndices", "IndexConfigurationSummaryItems"),
        "kendra:index/{Id}",
        "Name",
        state="Status",
    ),
)
KINDS = (
    *(row.kind for row in _ROWS),
    Kind((_RECORDING_TYPE,), (RECORDING,), recording),
)
