"""What hurts in so many words is found by them; kind replies that share them are left alone."""

from __future__ import annotations

import pytest

from tearwise.assembly import check_reply
from tearwise.replies.reply_check.clauses import clauses_of
from tearwise.replies.reply_check.notes import notes
from tearwise.replies.reply_check.weights import ISSUES

HURTFUL = [
    ("See, told you you were worrying about nothing.", "minimising"),
    ("You're overreacting, I said sorry ten times.", "minimising"),
    ("You've got to get over him, it's been weeks.", "minimising"),
    ("You need to toughen up if you want to last here.", "shaming"),
    ("Sorry for being such a girl about it.", "shaming"),
    ("You're making it worse, just go.", "blaming"),
    ("Just ignore them and they'll stop.", "advice_first"),
    ("Stop that crying this minute, you.", "stop_tears"),
    ("I'm sorry you felt that way. I love you and I want us to be okay.", "minimising"),
    ("I'm sorry you felt hurt by that.", "minimising"),
    ("Sorry that you got upset.", "minimising"),
    ("Sorry if I hurt you.", "minimising"),
    ("I apologise if anything I said offended you.", "minimising"),
    ("my bad if you took it personally", "minimising"),
    ("Sorry for whatever I did.", "minimising"),
    ("Stop being so dramatic.", "minimising"),
    ("ur being so dramatic rn", "minimising"),
    ("You're being silly.", "minimising"),
    ("You'll be over it by tomorrow.", "minimising"),
    ("Are you on your period or something?", "minimising"),
    ("No need to cry about it.", "stop_tears"),
    ("next time maybe dont cry in front of my friends", "stop_tears"),
    ("Are you done crying?", "stop_tears"),
    ("cheer up love", "stop_tears"),
    ("Cheer up, it may never happen!", "stop_tears"),
    ("Man up, lad.", "shaming"),
    ("Stay positive!", "minimising"),
    ("Other women manage just fine.", "minimising"),
    ("Other women manage with three. What would my mother say?", "minimising"),
    ("You're the one who left. You don't get to cry about it.", "stop_tears"),
    ("You're a doctor, you chose this job. People die.", "blaming"),
    ("You always have to make it about yourself.", "blaming"),
    ("You are not the victim here.", "blaming"),
    ("Was it really necessary to make such a scene at the table?", "shaming"),
    ("Fine, cry, see if I care.", "mocking"),
    ("Are you seriously going to cry now?", "mocking"),
    ("You cry too much.", "shaming"),
    ("Here we go again.", "mocking"),
    ("Don't worry about it, everyone cries. My ex cried all the time lol", "self_centred"),
    ("my mum cries about everything", "self_centred"),
    ("Don't cry, it's only a job. I love you.", "stop_tears"),
    ("Don't cry, it's only a job. You should have told me.", "stop_tears"),
    ("Cheer up, you've still got me. We'll find you another one.", "stop_tears"),
    ("Stop being so dramatic, you're acting crazy.", "shaming"),
    ("Stop being selfish.", "shaming"),
    ("You're just trying to manipulate me.", "blaming"),
    ("Are you manipulating me?", "blaming"),
    ("Stop making this about you.", "blaming"),
    ("If you were sorry you wouldn't do it.", "blaming"),
    ("You chose this job, you should be used to it.", "minimising"),
    ("Are you sure it's not just a phase?", "minimising"),
    ("Well, it was bound to happen.", "minimising"),
    ("Crocodile tears.", "interrogating"),
    ("Why didn't you say anything before?", "interrogating"),
    ("Typical.", "blaming"),
    ("There there, all done now.", "stop_tears"),
    ("u need to chill", "stop_tears"),
    ("You're the man of the house now", "stop_tears"),
    ("Why do you always do this", "blaming"),
    ("It's always about you isn't it", "self_centred"),
    ("I hope you feel guilty", "blaming"),
    ("Your tears don't work on me anymore", "blaming"),
    ("ok crybaby", "shaming"),
    ("cry more", "mocking"),
    ("Sorry you can't take a joke", "minimising"),
    ("I'm sorry but you're being really sensitive", "minimising"),
    ("I'm here for you but you need to move on now, it's been a year", "minimising"),
    ("It's been six months. Isn't it time you moved on?", "minimising"),
    ("He hit you once, he said sorry, let it go", "minimising"),
    ("No one died.", "minimising"),
    ("Why can't you just be happy for me", "self_centred"),
    ("I don't believe you", "interrogating"),
    ("relax", "stop_tears"),
    ("ok just relax babe", "stop_tears"),
    ("this is getting old", "stop_tears"),
    ("pack it in will you, i'm parking", "stop_tears"),
    ("Oh mum, please don't start.", "stop_tears"),
    ("dad pls not in the restaurant", "stop_tears"),
    ("Turn the taps off, Kev.", "stop_tears"),
    ("hush now, you'll wake your sister", "stop_tears"),
    ("You need to get a hold of yourself before they're home.", "stop_tears"),
    ("dry those tears princess, it's only a graze", "stop_tears"),
    ("Can we just have a normal evening?", "stop_tears"),
    ("I can't have you crying when the guests come.", "stop_tears"),
    ("it was a scratch, come on, no more fuss", "stop_tears"),
    ("weak", "shaming"),
    ("Pathetic.", "shaming"),
    ("absolutely pathetic ffs", "shaming"),
    ("what are you, five", "shaming"),
    ("You're 15 not 5, love.", "shaming"),
    ("I used to look up to you.", "shaming"),
    ("You never see her in bits over a bloke.", "shaming"),
    ("thought you were tougher than that mate", "shaming"),
    ("have a bit of dignity", "shaming"),
    ("I don't fancy you when you're like that.", "shaming"),
    ("Is that all?", "minimising"),
    ("that's life I'm afraid", "minimising"),
    ("Children in some places have nothing and you cry about a bike.", "minimising"),
    ("i wouldn't get so worked up over a parking ticket", "minimising"),
    ("It's all ruined because of you.", "blaming"),
    ("Why didn't you just leave him?", "blaming"),
    ("why did you go back to her then", "blaming"),
    ("this one's on you", "blaming"),
    ("I'm not the one who lied.", "blaming"),
    ("spare us", "mocking"),
    ("spare us the performance, Dave", "mocking"),
    ("waaah waaah somebody was mean", "mocking"),
    ("Am I not enough for you?", "self_centred"),
    ("you don't see me crying and i had the worse week", "self_centred"),
    ("i cant talk to you while you're sobbing", "stop_tears"),
    ("save it for your therapist", "stop_tears"),
    ("get it together man", "stop_tears"),
    ("Real men deal with it.", "shaming"),
    ("Aren't you ashamed?", "shaming"),
    ("You used to be so strong.", "shaming"),
    ("look at the state of you", "shaming"),
    ("Wait until you have kids, then you'll know tired.", "minimising"),
    ("well he died doing what he loved", "minimising"),
    ("Water under the bridge.", "minimising"),
    ("let it go already", "minimising"),
    ("i bet you said something to her", "blaming"),
    ("Why do you always let people walk in and out?", "blaming"),
    ("You've only got yourself to thank for that one, pal.", "blaming"),
    ("classic you", "blaming"),
    ("Please don't do this to me, not this week.", "self_centred"),
    ("you think you've got it bad", "self_centred"),
    ("And the award for best actress goes to", "mocking"),
    ("lol not you crying over a haircut", "mocking"),
    ("What is it this time?", "interrogating"),
    ("did you even love her", "interrogating"),
    ("I'll give you something to cry about.", "ultimatum"),
    ("One more word and it's over between us, or we're finished, your choice.", "ultimatum"),
]
KIND = [
    "I'm sorry I made such a scene at the table.",
    "You didn't make a scene, love. Nobody minded.",
    "I don't want to make this about myself. How are you?",
    "Nobody says you chose this. I'm with you.",
    "You don't have to toughen up for me.",
    "You're not making it worse. I'm glad you called.",
    "You don't need to get over him this week.",
    "I'm sorry you felt alone last night. I should have been there.",
    "I'm sorry that you felt you had to hide it from me.",
    "I'm sorry if I hurt you, and I think I did. Tell me what it was like.",
    "Sorry if this is a bad time.",
    "Sorry if I'm asking too much, you don't have to tell me.",
    "Don't worry about crying in front of me, everyone cries. I'm here.",
    "You can cry in front of my friends, I don't mind.",
    "You don't need to stop. Cry as long as you like.",
    "There's no need to be strong for me.",
    "You're not being dramatic. It hurts.",
    "I know you're not trying to manipulate me.",
    "I don't think you're faking it.",
    "You're not selfish, and you're not crazy.",
    "You chose this with care.",
    "It isn't a phase, I know.",
    "You don't need to move on. There's no hurry.",
    "You just relax, I'll cook tonight.",
    "I'm not a therapist, but I can listen.",
    "All done now! You were so brave.",
    "Nobody says you need to let go.",
    "I don't believe you meant it like that.",
    "If he hit you once he may do it again. I'm worried about you.",
    "You're not here, and the house is so quiet.",
    "I'm not here tonight. Ring me whenever you want.",
    "He's not at the table any more and I miss him too.",
    "Nobody is in bits like you are, and nobody has more reason.",
    "Who told you that you have to pull yourself together?",
    "Everyone tells you you've got to get a grip. I don't.",
    "It's easy for me to say you need to get a grip. I won't.",
    "Nothing is ruined because of you.",
    "Don't spare me the tears, I want to hear it.",
    "I used to look up to you and I still do.",
    "I thought you were stronger than me.",
    "What are you two having for tea?",
    "There are five of us and you are number four, not 4th choice.",
    "Is that all of it, or is there more? I'm listening.",
    "That's life with a newborn, and you do it on no sleep.",
    "You can pack it in any time, the course I mean, and I'd be as proud.",
    "Dry your hair and come down, the kettle's on.",
    "I'm not the one who has to live with it. You tell me.",
    "None of this is on you.",
    "I know you think you've only got yourself to blame. I don't.",
    "I can't wait till you have kids, they'll be so loved.",
    "I'll never give you something to cry about again.",
    "I want to talk to you, whether or not you're sobbing.",
    "You used to be so strong for us all. Now it is our turn.",
    "Why didn't I see it? I'm sorry.",
    "Please don't cry at me to change my mind about the trip. I'm going, and I'd like to hear how you are.",
]


@pytest.mark.parametrize(("text", "issue"), HURTFUL)
def test_what_hurts_in_so_many_words_is_found_and_not_praised(text: str, issue: str) -> None:
    found = check_reply(text)
    assert issue in [one.id for one in found.issues]
    hurts = [(one.start, one.end) for one in found.issues]
    assert not [one for one in found.skills if any(one.start < end and start < one.end for start, end in hurts)]


@pytest.mark.parametrize("text", KIND)
def test_a_kind_reply_with_the_same_words_is_not(text: str) -> None:
    passages = [(" ".join(clause.forms), clause.asks) for clause in clauses_of(text)]
    assert not [id for id in ISSUES for passage, asks in passages if notes()[id].says_plainly(passage, asks=asks)]


def test_to_deny_what_somebody_says_of_themselves_is_not_to_take_it_seriously() -> None:
    assert notes()["validation"].is_none("you are not a failure .")
    assert not notes()["validation"].is_none("you are not a failure , you tried so hard and it still hurts .")
    assert not notes()["validation"].is_none("you are not silly for crying .")


@pytest.mark.parametrize(
    "reply",
    [
        "Cheer up, my mum always says, and it never helped me. I am here.",
        "Calm down, people say, as if that helped. I'm staying right here.",
    ],
)
def test_what_others_say_before_a_comma_is_not_the_writers(reply: str) -> None:
    assert check_reply(reply).issues == ()


def test_nobody_who_says_that_they_are_not_safe_is_praised_for_being_there() -> None:
    found = check_reply("I'm not safe with you. I'm leaving tonight.")
    assert "presence" not in [one.id for one in found.skills]


def test_good_news_is_not_said_to_have_turned_out_badly() -> None:
    (found,) = check_reply("See, I told you it was nothing.").issues
    assert found.instead == "The waiting must have been hard. I'm glad with you."


@pytest.mark.parametrize(
    "text",
    [
        "I cried too when I got home.",
        "i cried as well mum, the whole way to Leeds",
        "It made me cry too.",
        "I've had that too, the panic on the bus. You're not going mad.",
        "one day at a time",
        "One step at a time, love.",
        "If anyone is to blame it's me, I was driving.",
        "I wouldn't have coped half as well as you did.",
        "Please don't hold it in on my account.",
        "This is hard for me as well and I still want to be here.",
        "At least you told me, that was the hardest bit.",
        "I promise I'll come back on Sunday.",
        "You just relax, I'll cook tonight.",
        "relax, nobody is expecting you before noon",
        "Turn the lights off and get some sleep, I'll do the bins.",
        "You're not here. I keep setting two cups out.",
        "oh no 😢",
        "oh nooo 😭😭",
        "omg 😭 i'm so sorry hun",
        "aww 🥺",
        "poor thing 😔 x",
        "I'm crying with you 😭",
        "me too",
        "he's an idiot",
        "Grief makes a mess of everybody, me included.",
        "i'm angry too. not at you",
        "You'll always be my little girl, even at 40.",
        "who's with you right now? are you safe?",
        "You were so brave on the ward. Not in the car, Mum, let's walk and you can tell me.",
    ],
)
def test_what_shares_sorrow_keeps_a_promise_or_takes_the_blame_is_not_marked(text: str) -> None:
    assert check_reply(text).issues == ()


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("I cried too and nobody asked how I was.", "self_centred"),
        ("I promise I'll ring and everything will be fine.", "false_promise"),
        ("You're to blame here.", "blaming"),
        ("oh no poor baby", "mocking"),
        ("me too, and mine's worse", "self_centred"),
        ("you're an idiot", "shaming"),
    ],
)
def test_what_only_begins_so_still_is(text: str, issue: str) -> None:
    assert issue in [one.id for one in check_reply(text).issues]
