"""``tearwise journal``: the group of its commands, each from the module that holds it."""

from __future__ import annotations

import typer

from tearwise.cli import changes, exchange, kept, learning, patterns, safekeeping

app = typer.Typer(
    epilog="Without a command it shows this. Start with: tearwise journal add",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=False,
)


@app.callback(invoke_without_command=True)
def journal(context: typer.Context) -> None:
    """Keep what happened, encrypted, on this computer alone; see later what the tears were about.

    \b
    Examples:
      tearwise journal add --person Tom
      tearwise journal list
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


app.command("add", short_help="Keep an account with its reading.", context_settings={"allow_extra_args": True})(
    kept.add
)
app.command("list", short_help="List what is kept.")(kept.list_)
app.command("show", short_help="Show an episode.")(kept.show)
app.command("search", short_help="Search for words.")(kept.search)
app.command("edit", short_help="Change an episode; its history is kept.")(changes.edit)
app.command("correct", short_help="Say what the tears really meant.")(changes.correct)
app.command("delete", short_help="Delete for good.")(changes.delete)
app.command("passphrase", short_help="Change the passphrase, print a recovery sheet.")(safekeeping.passphrase)
app.command("lock", short_help="Lock it everywhere, at once.")(safekeeping.lock)
app.command("backup", short_help="Write it into one encrypted file.")(safekeeping.backup)
app.command("restore", short_help="Put a backup in its place.")(safekeeping.restore)
app.command("export", short_help="Write JSON or Markdown.")(exchange.export)
app.command("import", short_help="Take in an export, jrnl or Day One.")(exchange.import_)
app.command("patterns", short_help="Count what the tears were about.")(patterns.patterns)
app.command("learning", short_help="What your corrections say.")(learning.learning)
