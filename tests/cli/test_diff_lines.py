from assessor.cli.diff_lines import change_lines
from assessor.domain.answers import Answer, AnswersFile, PackPin, Project, Quality
from assessor.domain.pack import Pack

USES = "service.uses_per_year"


def answered(pack: Pack, stage: str, profile: str, quality: Quality) -> AnswersFile:
    return AnswersFile(
        format=1,
        pack=PackPin(id=pack.header.id, version=pack.header.version),
        project=Project(name="Floods", stage=stage),
        profile=profile,
        answers={USES: Answer(value=12, quality=quality)},
    )


def test_versions_are_compared_in_words_of_the_language(small_pack: Pack) -> None:
    before = answered(small_pack, "ideation", "funding", Quality.MEASURED)
    after = answered(small_pack, "production", "audit", Quality.SOFTWARE_METER)

    lines = "\n".join(change_lines(before, after, small_pack, "fr"))

    assert "profil : Financement → Audit" in lines
    assert "étape : Idéation → Production" in lines
    assert "12/an, mesuré → 12/an, relevé par un logiciel" in lines
