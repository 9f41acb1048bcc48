"""Settings come from the file nearest above the working directory, and the command line has the last word."""

from pathlib import Path

import pytest

from auditor.errors import ConfigError
from auditor.run import config
from auditor.run.settings import Settings


def test_the_nearest_file_above_holds(tmp_path: Path) -> None:
    (tmp_path / "auditor.toml").write_text('stories = "field"\n')
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    found, passed_over = config.load(below)
    assert (found.stories, passed_over) == ("field", [])


def test_a_pyproject_counts_only_with_a_table_for_the_auditor(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.auditor]\nignore = ["anonymity"]\n')
    below = tmp_path / "below"
    below.mkdir()
    (below / "pyproject.toml").write_text('[project]\nname = "other"\n')
    assert config.load(below)[0].ignore == ("anonymity",)


def test_a_file_in_an_audited_folder_is_never_used(tmp_path: Path) -> None:
    """Who sends a folder of articles must not choose what code runs over them."""
    (tmp_path / "auditor.toml").write_text('plugins = ["evil.py"]\n')
    found, passed_over = config.load(tmp_path, audited=[str(tmp_path)])
    assert found == Settings()
    assert "auditor.toml" in passed_over[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('storeis = "field"', "did you mean 'stories'?"),
        ('fail_onn = ["error"]', "did you mean 'fail-on'?"),
        ('stories = "weather"', "stories"),
        ("jobs = -1", "jobs"),
        ("jobs = ", "is not TOML"),
    ],
)
def test_what_cannot_be_is_refused_with_file_and_way_out(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "auditor.toml").write_text(content)
    with pytest.raises(ConfigError) as caught:
        config.load(tmp_path)
    assert said in str(caught.value)
    assert "auditor.toml" in str(caught.value)


def test_of_several_faults_the_first_is_told(tmp_path: Path) -> None:
    """In the order of the settings; what is no setting comes last."""
    (tmp_path / "auditor.toml").write_text('storeis = "field"\njobs = -1\nstories = "weather"\n')
    with pytest.raises(ConfigError, match=r"^.*stories: "):
        config.load(tmp_path)


def test_the_command_line_wins_and_adds_its_plugins(tmp_path: Path) -> None:
    (tmp_path / "auditor.toml").write_text('stories = "field"\nplugins = ["one.py"]\njobs = 2\n')
    settings = config.load(tmp_path)[0].over({"stories": "folder", "plugins": ["two.py"], "jobs": None})
    assert (settings.stories, settings.jobs) == ("folder", 2)
    assert settings.plugins == (str(tmp_path / "one.py"), "two.py")


def test_the_hash_changes_with_what_can_change_a_result_and_with_nothing_else() -> None:
    plain = Settings()
    assert plain.sha256() == plain.over({"jobs": 8, "fail_on": ["error"], "text": False}).sha256()
    assert plain.sha256() != plain.over({"stories": "field"}).sha256()
    assert plain.over({"select": ["a", "b"]}).sha256() == plain.over({"select": ["b", "a"]}).sha256()
