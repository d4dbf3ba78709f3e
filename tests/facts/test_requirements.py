"""The requirements are complete, labelled and in both languages."""

from hds_policies import referential
from hds_policies.referential import DER_ENC_01, EXI_28, REQ_LOC_01, REQUIREMENTS, Framework, Requirement


def test_all_31_requirements_of_the_referentiel_are_there_and_required() -> None:
    exi = [requirement for requirement in REQUIREMENTS if requirement.id.startswith("EXI-")]
    assert [requirement.id for requirement in exi] == [f"EXI-{number:02d}" for number in range(1, 32)]
    assert {requirement.label for requirement in exi} == {"required"}


def test_there_are_63_more_controls() -> None:
    labels = [requirement.label for requirement in REQUIREMENTS[31:]]
    assert (labels.count("derived"), labels.count("required"), labels.count("provider")) == (48, 9, 6)


def test_ids_are_unique_and_the_prefix_says_the_label() -> None:
    ids = [requirement.id for requirement in REQUIREMENTS]
    assert len(ids) == len(set(ids))
    prefixes = {"EXI": "required", "REQ": "required", "DER": "derived", "PRO": "provider"}
    assert all(prefixes[requirement.id[:3]] == requirement.label for requirement in REQUIREMENTS)


def test_each_is_exported_under_its_id() -> None:
    for requirement in REQUIREMENTS:
        name = requirement.id.replace("-", "_")
        assert getattr(referential, name) is requirement
        assert name in referential.__all__


def test_each_has_texts_sources_and_references() -> None:
    for requirement in REQUIREMENTS:
        assert requirement.title.en.strip(), requirement.id
        assert requirement.title.fr.strip(), requirement.id
        assert requirement.sources, requirement.id
        assert all(source.strip() for source in requirement.sources), requirement.id
        assert requirement.references, requirement.id


def test_a_derived_requirement_is_never_presented_as_one_of_the_referentiel() -> None:
    # Two come from the definition of activity 5 and from nothing but ISO beside it; they still name ISO first.
    for requirement in REQUIREMENTS:
        if requirement.label == "derived" and len({r.framework for r in requirement.references}) > 1:
            assert requirement.references[0].framework is not Framework.HDS_V2, requirement.id


def test_only_the_place_of_storage_is_decided_by_code_alone() -> None:
    decided = [requirement.id for requirement in REQUIREMENTS[:31] if requirement.evidence == "code"]
    assert decided == ["EXI-28"]


def test_a_requirement_reads_as_one_line() -> None:
    assert EXI_28.framework == "Référentiel HDS v2.0"
    assert EXI_28.reference.startswith("Référentiel HDS v2.0 EXI 28; Code de la santé publique R.1111-9-1")
    assert DER_ENC_01.framework == "SecNumCloud 3.2"
    assert isinstance(REQ_LOC_01, Requirement)
