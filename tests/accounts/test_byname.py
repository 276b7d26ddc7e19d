"""What several words mean is one noun."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import Any

import pytest

from tearwise.accounts.byname import in_one_word, parsed
from tearwise.errors import DataError


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("my old man cried", "my dad cried"),
        ("an old man cried", "an old man cried"),
        ("the other half of it", "the other half of it"),
        ("my other half cried", "my partner cried"),
        ("my little man cried", "my son cried"),
        ("a little man cried", "a little man cried"),
        ("my step mum cried", "my stepmum cried"),
        ("one step mums take", "one step mums take"),
        ("a step back", "a step back"),
        ("my mil cried", "my mother-in-law cried"),
        ("fil cried at dinner", "my father-in-law cried at dinner"),
        ("last night dh cried", "last night my husband cried"),
        ("told dd off. ds (6) cried", "told my daughter off. my son (6) cried"),
        ("my lovely sil and her dh", "my lovely sister-in-law and her husband"),
        ("it cost 2 mil and a nintendo", "it cost 2 mil and a nintendo"),
        ("he got a ds for christmas", "he got a ds for christmas"),
        ("my so cried", "my partner cried"),
        ("so my so called friend cried", "so my so called friend cried"),
        ("my so-called friend cried", "my so-called friend cried"),
        ("dw he only cried a bit", "dw he only cried a bit"),
        ("my freinds cried with my roomate", "my friends cried with my roommate"),
        ("one of my students cried", "my student cried"),
        ("one of my best friends cried", "my best friend cried"),
        ("every one of my friends cried", "every one of my friends cried"),
        ("not one of my sons cried", "not one of my sons cried"),
        ("one of my friends' mums cried", "one of my friends' mums cried"),
        ("one of the girls cried", "one of the girls cried"),
        ("my baby daddy cried", "my child's dad cried"),
        ("my babys mum cried", "my child's mum cried"),
        ("my baby's mummy cried", "my child's mum cried"),
        ("my baby cried and mummy came", "my baby cried and mummy came"),
        ("my ex best friend cried", "my former best friend cried"),
        ("my ex-boss cried", "my former boss cried"),
        ("my ex wife cried", "my ex wife cried"),
        ("my ex cried at my friend's", "my ex cried at my friend's"),
        ("my in laws cried", "my inlaws cried"),
        ("my pops cried and popped out", "my dad cried and popped out"),
        ("me da cried, and my auld fella laughed", "me dad cried, and my dad laughed"),
        ("ma boyfriend cried", "my boyfriend cried"),
        ("wor wee lass cried", "our wee lass cried"),
        ("ma and pa cried", "ma and pa cried"),
        ("my great-aunt and my great great grandma cried", "my aunt and my grandma cried"),
        ("what a great uncle he is", "what a great uncle he is"),
        ("our kid cried, his missus left", "our sibling cried, his missus left"),
        ("our kid's 34 and he cried", "our sibling's 34 and he cried"),
        ("me mam rang. our kid was crying", "me mam rang. our sibling was crying"),
        ("our kid cried, he's only 4", "our kid cried, he's only 4"),
        ("our kid cried at nursery", "our kid cried at nursery"),
        ("our kids cried, me mam said", "our kids cried, me mam said"),
        ("my two dads cried", "my parents cried"),
        ("both of my mums cried", "both of my parents cried"),
        ("my mums were crying", "my parents were crying"),
        ("one of my two dads cried", "my two dad cried"),
        ("my mums crying", "my mums crying"),
        ("my man cried", "my fella cried"),
        ("my man utd shirt", "my man utd shirt"),
        ("baby daddy cried", "baby's daddy cried"),
        ("my bf ex cried", "my bf's ex cried"),
        ("my best friend husband cried", "my best friend's husband cried"),
        ("told my sister mum cried", "told my sister mum cried"),
        ("my sister husband and kids", "my sister husband and kids"),
        ("wor lass cried", "our missus cried"),
        ("one of my year 4s cried", "my pupil cried"),
        ("one of my yr 11s cried", "my pupil cried"),
        ("one of my year tens cried", "my pupil cried"),
        ("a boy in my year 6 class cried", "a boy in my year 6 class cried"),
        ("he cried, after a year 3 months in", "he cried, after a year 3 months in"),
        ("one of my year 6 boys cried", "my year 6 boy cried"),
        ("one of the residents cried", "a resident cried"),
        ("one of the night nurses cried", "a night nurse cried"),
        ("not one of the nurses cried", "not one of the nurses cried"),
        ("one of the girls at work cried", "one of the girls at work cried"),
        ("ma da cried", "my dad cried"),
        ("ma mate and mi boss cried", "my mate and my boss cried"),
        ("me ma cried, da cried", "me ma cried, da cried"),
        ("the ma'am at the till cried", "the madam at the till cried"),
        ("my mrs broke down", "my wife broke down"),
        ("bae cried when i left", "my partner cried when i left"),
    ],
)
def test_people_are_called_by_the_noun_that_is_meant(said: str, meant: str) -> None:
    assert in_one_word(said) == meant


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        ({"misspelt": {"frend": "freind"}}, "'misspelt': there is no 'frend'; did you mean 'friend'?"),
        ({"misspelt": {"friend": "Freind"}}, "'friend' in 'misspelt' needs words in lower case"),
        ({"short": {"husband": " "}}, "'husband' in 'short' needs words in lower case"),
        ({"short": {"son": "boy"}}, "'son' in 'short': 'boy' is a noun itself"),
        ({"our_kid": {}}, "'our_kid': 'grown' is missing"),
        ({"our_kid": {"grown": "me mam"}}, "our_kid must be a list of words or phrases"),
    ],
)
def test_wrong_data_is_refused_by_its_entry(damage: dict[str, Any], message: str) -> None:
    data = tomllib.loads(resources.files("tearwise.accounts").joinpath("bynames.toml").read_text("utf-8"))
    with pytest.raises(DataError, match=re.escape(message)):
        parsed({**data, **damage})
