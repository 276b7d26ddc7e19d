"""The application: every command, each from the module of its group. A command imports its heavy parts when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from tearwise.cli import ask, calibrate, codebook, coding, corpus, evaluation, journal, meanings, read, replies, serve

app = typer.Typer(
    name="tearwise",
    help="Reads what the tears in an account may mean: which of eight meanings, how likely each is, and which words "
    "say so.",
    epilog='Example: tearwise read "My dad cried when I told him I was moving out. He said he was sorry."',
    rich_markup_mode=None,  # plain help: no boxes, and nothing more to load
    pretty_exceptions_enable=False,  # a traceback with local variables would show the account
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        import tearwise

        typer.echo(f"tearwise {tearwise.__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def tearwise(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Reads what the tears in an account may mean, on this computer alone."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


app.command("read", short_help="Read an account.", context_settings={"allow_extra_args": True})(read.read)
app.command("ask", short_help="Be asked, question by question.", context_settings={"allow_extra_args": True})(ask.ask)
app.command("serve", short_help="Open the page.")(serve.serve)
app.command("reply", short_help="Look over a reply before it is sent.", context_settings={"allow_extra_args": True})(
    replies.reply
)
app.command(
    "worry", short_help="Show the five worries, or an answer to one.", context_settings={"allow_extra_args": True}
)(replies.worry)
app.command("meanings", short_help="Show the nine meanings.")(meanings.meanings)
app.command("annotate", short_help="Read every account of a corpus.")(corpus.annotate)
app.command("evaluate", short_help="Compare readings with labels.")(evaluation.evaluate)
app.command("calibrate", short_help="Fit what a language model's scores are worth.")(calibrate.calibrate)
app.add_typer(journal.app, name="journal", short_help="Keep what happened, encrypted.")
app.command("codebook", short_help="Print the codebook for coders.")(codebook.codebook)
app.command("agreement", short_help="Measure how well coders agree.")(coding.agreement)
