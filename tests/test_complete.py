"""What a shell offers when Tab is pressed."""

from __future__ import annotations

import pytest
from click.shell_completion import ShellComplete

from reportlint import cli


def offered(*words: str) -> list[str]:
    """What the last of `words` may become."""
    complete = ShellComplete(cli.app, {}, "reportlint", "_REPORTLINT_COMPLETE")
    return [item.value for item in complete.get_completions(list(words[:-1]), words[-1])]


@pytest.mark.parametrize(
    ("words", "one"),
    [
        (("che",), "check"),
        (("check", "--sel"), "--select"),
        (("check", "--select", "T3-0"), "T3-01"),
        (("check", "--ignore", "T3-01,num-0"), "T3-01,NUM-02"),
        (("check", "--ignore", "T3-01、num-0"), "T3-01、NUM-02"),
        (("check", "--profile", "ga"), "gansu"),
        (("rules", "--profile", ""), "gansu"),
        (("check", "-f", "js"), "json"),
        (("check", "--fail-on", "w"), "warning"),
        (("explain", "section-m"), "section-missing"),
        (("rules", "t"), "test"),
    ],
)
def test_it_is_among_what_is_offered(words: tuple[str, ...], one: str) -> None:
    assert one in offered(*words)


def test_only_what_begins_so() -> None:
    assert all(value.startswith("T3-0") for value in offered("check", "--select", "T3-0"))
    assert not offered("check", "--select", "T9")


def test_of_nothing_typed_the_codes_alone() -> None:
    assert all(value[0].isupper() for value in offered("explain", ""))


def test_files_are_left_to_the_shell() -> None:
    complete = ShellComplete(cli.app, {}, "reportlint", "_REPORTLINT_COMPLETE")
    assert [item.type for item in complete.get_completions(["check"], "年")] == ["file"]
    assert [item.type for item in complete.get_completions(["check", "--profile"], "./q")] == ["file"]
