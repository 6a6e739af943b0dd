"""What a shell offers when Tab is pressed: codes of rules, formats, files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem


def rules(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Codes and names of rules; of words apart by commas the last is completed."""
    from click.shell_completion import CompletionItem

    from reportlint.pack import load

    comma = max(",，、", key=typed.rfind)
    done, comma, begun = typed.rpartition(comma)
    known: dict[str, str] = {}
    for rule in load().rules:
        for word in (rule["code"], rule["name"]):
            known.setdefault(word, rule["explain"].partition("。")[0])
    found = [(word, words) for word, words in known.items() if word.lower().startswith(begun.lower())]
    return [CompletionItem(done + comma + word, help=words) for word, words in found if begun or word[0].isupper()]


def profiles(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Names of the profiles that there are; of what is like none of them, files."""
    from click.shell_completion import CompletionItem

    from reportlint.pack import load

    known = load().profiles.items()
    found = [CompletionItem(name, help=profile["title"]) for name, profile in known if name.startswith(typed)]
    return found or [CompletionItem(typed, type="file")]


def formats(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Names of formats."""
    from click.shell_completion import CompletionItem

    from reportlint.output import FORMATS

    return [CompletionItem(name) for name in FORMATS if name.startswith(typed)]


def files(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Whatever files there are: the shell knows."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(typed, type="file")]
