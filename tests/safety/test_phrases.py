"""Which risks phrases tell of, and accounts that sound alike and tell of none."""

from __future__ import annotations

import pytest

from tearwise.errors import DataError
from tearwise.safety.families import matches
from tearwise.safety.phrases import parsed
from tearwise.safety.words import Words
from tearwise.tables import load_table


def told(text: str) -> set[str]:
    return {risk for match in matches(Words.of(text)) if match.raises for risk in match.family.risks}


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        # an overdose
        (
            "I had a fight with my boyfriend and cried for hours and then I took 30 paracetamol about an hour ago.",
            "self_harm",
        ),
        ("I cried and took 30 paracetamol", "self_harm"),
        ("then I took 24 paracetamol this morning", "self_harm"),
        ("She says she took 16 ibuprofen an hour ago", "self_harm"),
        ("then he took 50 paracetamol last night", "self_harm"),
        ("she had taken forty aspirin with gin", "self_harm"),
        ("My sister cried and said she overdosed", "self_harm"),
        ("she od'd last night and cried", "self_harm"),
        ("he took a load of tramadol and cried", "self_harm"),
        # a line that ends within the sentence
        ("He had his hands\naround my neck and I saw black.", "abuse"),
        ("I do not want to\nbe here any more", "self_harm"),
        ("dad slapped\nher again", "abuse"),
        # what once was silenced
        ("He kissed me, then he put his hands around my throat and squeezed. Then he cried.", "abuse"),
        ("My toddler watched as my husband hit me, then my husband cried", "abuse"),
        ("My dad cried laughing, then he punched my mum in the face.", "abuse"),
        ("I listened to a podcast and realised my husband rapes me. I cried.", "abuse"),
        ("My brother died by suicide and since then mum cries every day and says she is suicidal too", "self_harm"),
        # self-harm
        ("He cried and cut his wrists", "self_harm"),
        ("she slashed her wrists in the bathroom", "self_harm"),
        ("He was crying and bleeding from his wrists", "self_harm"),
        ("She cried and stabbed herself in the arm", "self_harm"),
        ("he pointed a gun at himself", "self_harm"),
        ("he put the gun to his own temple", "self_harm"),
        ("He tied a rope around his neck and cried", "self_harm"),
        ("She put a plastic bag over her head", "self_harm"),
        ("She locked herself in the bathroom with a razor and cried", "self_harm"),
        ("he cried with his gun on the table", "self_harm"),
        ("She cried, said 'Tell the kids I love them' and hung up", "self_harm"),
        ("He cried and said bye forever", "self_harm"),
        ("My 11 year old son cried and said nobody would notice if he was gone", "self_harm"),
        # a weapon, or a belt, against oneself
        ("my husband cried and held a gun to his head", "self_harm"),
        ("he put the belt around his neck", "self_harm"),
        ("she cried with a knife at her own wrist", "self_harm"),
        ("he cried and held the gun to his own head", "self_harm"),
        ("he held a gun to my head and cried", "abuse"),
        ("He put his hands around her throat", "abuse"),
        # what hits nobody
        ("He hit him hard and he cried last night.", "abuse"),
        ("He held onto my ankle so I could not leave and cried", "abuse"),
        ("He locked the front door and took my keys and cried.", "abuse"),
        # violence to somebody else, and harm to a child
        ("My brother cried. He hit his wife last night and he is ashamed.", "abuse"),
        ("He cried and admitted that he hits his girlfriend", "abuse"),
        ("he had slapped his girlfriend", "abuse"),
        ("her boyfriend had broken her nose", "abuse"),
        ("my daughter cried and said grandpa put his hand in her pants", "child_harm"),
        ("My son cried, the babysitter made her touch him", "child_harm"),
        ("My son cried and said his coach makes him take off his clothes", "child_harm"),
        ("his legs are covered in bruises from his dad", "child_harm"),
        ("A man online asked her for naked pictures.", "child_harm"),
        ("He cried until I had sex with him.", "abuse"),
        ("He followed me home and cried in his car outside my flat", "abuse"),
        # joyful and everyday accounts
        ("He had it all planned, the rope and the letters, and then he cried.", "self_harm"),
        ("he has been planning it for months, he said, how he would do it", "self_harm"),
        ("she cried and said everything is in order, the letters and the will", "self_harm"),
        ("She stood on the bridge and did not have the nerve", "self_harm"),
        ("My son cried, he took all of his medicine and he won't wake up", "self_harm"),
        ("My husband put his scarf round my neck and pulled", "abuse"),
        ("He stood in front of the door and would not let me leave and cried", "abuse"),
        ("he came at us with a hammer and cried", "abuse"),
        ("My neighbour came with a hammer and smashed the door, my daughter cried", "abuse"),
        ("My daughter cried about what her teacher did to her", "child_harm"),
        ("he said it is our little secret and she cried", "child_harm"),
        ("kids in the car, daddy is drunk and crying", "child_harm"),
        ("he calls me a whore", "abuse"),
        ("When he drinks he hits the walls", "abuse"),
        # accidents
        ("He broke her arm and cried", "abuse"),
        # what a guard must not silence
        ("He broke my arm and I told them I fell off my bike", "abuse"),
        ("My dad punched my mum, she fell off her bike and cried", "abuse"),
        ("She had her hands around my neck", "abuse"),
        ("It was my birthday and my uncle touched me when we were alone", "child_harm"),
        ("He hit his wife with a chair", "abuse"),
        ("After losing his job he hit me", "abuse"),
        # no point in it
        ("my 15yo daughter keeps crying and saying what's the point", "self_harm"),
        ('She cried. "What\'s the point," she said.', "self_harm"),
        ("i dont see the point anymore, i cry all day", "self_harm"),
        ("i just cry, i dont see a point in any of this", "self_harm"),
        ("my son cried and said he cant do this any more, hes 15", "self_harm"),
        ("my brother cried. everybody'd be happier without him he said", "self_harm"),
        # a door that stays shut
        ("my son is crying in his room, wont open the door and hes gone quiet", "self_harm"),
        # tears by which somebody is kept from others
        ("My husband cries every time I see my mum, so I don't see her any more.", "abuse"),
        ("he cries when i see my friends so i stopped going", "abuse"),
        ("she cried and bought concealer to cover the bruises on her neck", "abuse"),
        ("if he cant have me nobody will, he was crying", "abuse"),
        ("my stepson hit my daughter with a belt and she cried", "child_harm"),
        ("my husband hit my daughter and she cried", "child_harm"),
        # what was not so once
        ("i cry a lot, havent really wanted to wake up for weeks", "self_harm"),
        ("She cried and said she never wants to wake up again", "self_harm"),
        ("he cried. he never used to shove me before the baby", "abuse"),
        # children who are driven by somebody who has drunk
        ("He sobbed that he's a bad dad. He had driven the kids home drunk again.", "child_harm"),
        ("she does the school run drunk and cries when i say it", "child_harm"),
        ("He cried. He'd had six beers before he picked up our daughter.", "child_harm"),
        ("My wife cried. I could smell the vodka, and she had driven the children to school.", "child_harm"),
        ("She smelled of wine and cried. She'd driven home from nursery, both kids in the back.", "child_harm"),
        ("My husband cried because the baby kicked. Later he kicked me in the stomach.", "abuse"),
    ],
)
def test_a_phrase_tells_of_a_risk(text: str, risk: str) -> None:
    assert risk in told(text)


@pytest.mark.parametrize(
    "text",
    [
        # an overdose
        "She took 2 paracetamol for her headache and cried.",
        "he takes two ibuprofen for his back and cried when he saw me dance",
        "Grandad takes 8 tablets a day for his heart and cried when I filled the box.",
        "I took 30 photos of the tablets shelf and she cried",
        # a line that ends within the sentence
        "He cried. Never hit\nMe: happy",
        # what once was silenced
        "My toddler hit me and cried.",
        "We were laughing so hard when he kicked my mum under the table by mistake that he cried",
        "My brother died by suicide ten years ago and mum cried at the anniversary",
        "She kissed me with her arms around my neck and cried",
        "he gently put his hands round my neck, kissed me and cried with joy",
        # self-harm
        "He stabbed himself in the finger with a fork by accident and cried laughing",
        "She put a bag over her head because of the rain and cried laughing",
        "he cried, tell the kids I love them all, he said at the party",
        "He tied a ribbon around his neck for the party and cried",
        # what hits nobody
        "Losing his job hit him hard and he cried last night.",
        "My toddler held onto my ankle and cried when I left for work.",
        "I got home, locked the front door and cried.",
        # violence to somebody else, and harm to a child
        "My son's coach made him take off his wet socks and he cried",
        "Her brother had broken her favourite mug and she cried",
        "His legs are covered in bruises from football and he cried when they lost",
        "He hit his wife's car by accident and cried",
        "He followed me home from the station carrying my bags, mum cried when she saw us",
        "My daughter cried when grandpa put his hand in her hand at the wedding",
        # joyful and everyday accounts
        "The doctor said he won't be needing any more chemo and he cried.",
        "He had it all planned, the ring, the dinner, and then he cried.",
        "he has been planning it for months, then he got down on one knee",
        "everything is in order with the baby, the doctor said",
        "he cried and said now I can go to university",
        "My ex cried and had the nerve to ask for my new number.",
        "Grandad cried when he gave me his watch, he said it was mine. Then he walked off to make tea.",
        "My son cried but took all of his medicine like a brave boy.",
        "He cried and said this time he will do it properly for real, he has been sober for a week",
        "My daughter put her hands around my neck and sobbed into my shoulder.",
        "My dad put his old scarf round my neck and cried",
        "He stood in front of the door with flowers and cried when I opened it.",
        "My neighbour came with a hammer and fixed the swing, and my daughter cried with joy.",
        "My daughter cried about what her teacher did for her",
        "it was a surprise for mum, it was our little secret, and she cried with joy",
        "The kids in the car cried when daddy left for his shift.",
        "My dad cried and calls me a hero",
        "When he drinks he cries about his mother",
        # accidents
        "My daughter fell off the trampoline, she broke her arm and cried all night.",
        "My husband cried after the operation on his throat, they put a tube down with his hand on his throat",
        "He hit me by accident with the door and cried",
        # what else sounds alike
        "My dad cried, he hit my brother's car by accident.",
        "My son cried because he cut his hand on glass.",
        "He cried when I cut his hair.",
        "He put a hat on his head and cried with laughter",
        "My wife put her hands around my neck and cried, she was so happy",
        "She threw her arms around his neck and cried",
        "My dad cried because he took 20 tablets a day for his cancer",
        "She made him touch the sand and he cried",
        "The nurse made him take off his shirt for the scan and he cried",
        "The teacher asked him to take off his hat and he cried",
        "He locked himself in the bathroom and cried",
        "She locked herself in the bathroom with a book and cried",
        "She cried: she had her hand down his back",
        "My mum cried when her doctor said she had broken her wrist",
        "He had broken his leg and cried",
        "My husband beats his mum at cards and she cries laughing",
        "He put a scarf around her neck and cried",
        "Nobody would notice if he wore odd socks, she cried with laughter",
        "He said goodbye forever to his old car and cried",
        "she said goodbye for good to her old school and cried",
        "He tied the rope around the boat and cried",
        "He put the lead around the dog's neck and cried",
        "She put the lead round his neck and the puppy cried",
        "he held the razor to his chin to shave and cried because his dad used to",
        "My brother cried. He hit the ball and his wife caught it.",
        "The nurse put her hand on my throat to feel the lump",
        "He beats his wife at chess and she cried",
        "the kids in the car cried because dad ended the trip early",
        "my husband is two years sober and he cried",
        "He used to hit my mum's car with his ball and cried",
        "He has broken his nose in the match and cried",
        # the point of something
        "what's the point of flowers, she said, and cried",
        "he cried, says whats the point of marking if nobody reads it",
        # a door that stays shut, and why
        "my teenager is crying in her room and wont open the door cos i said no to the concert",
        "my son is crying in the bathroom and wont open the door because he failed maths",
        # children among themselves, and what is long over
        "my son hit my daughter and she cried",
        "my daughter's friend slapped my son and he cried",
        "the girl who hit my son was crying",
        "my mum cried bc her dad used to take the belt to her, hes long dead",
        "he checks my phone is charged before i go, he cried when i had the accident",
        "he said if he cant have the last slice nobody can, and cried",
        # sleep, and who drives whom
        "He cried because he hadn't wanted to wake up from the dream",
        "My toddler never used to hit me when I said no, and he cries.",
        "I drove the kids home because he was drunk and he cried at that.",
        "My dad was the designated driver and drove the kids while we were drunk and cried with laughter.",
        "He smelled of beer and cried, so I drove us home with the kids in the back.",
        "our little one was kicking me all night, he cried when he felt her",
        "We had wine and then drove the kids mad with our singing, my sister cried.",
    ],
)
def test_what_sounds_alike_tells_of_none(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    "text",
    [
        "he cried and held the gun to his own head",
        "she cried with a knife at her own wrist",
        "he pointed a gun at himself",
    ],
)
def test_a_weapon_against_oneself_is_no_abuse(text: str) -> None:
    assert told(text) == {"self_harm"}


def test_a_gun_to_his_head_may_be_either() -> None:
    assert told("my husband cried and held a gun to his head") == {"self_harm", "abuse"}


@pytest.mark.parametrize(
    "text",
    [
        # what is asked of everybody, and denied
        "The midwife asked whether I had thoughts of harming myself. I said no, and I told her no twice, then cried.",
        "The GP asked if I was thinking of dying and I could honestly tell her no, then we both teared up.",
        # what only sounds like it
        "He cried and said he doesn't want to be a burden on the team",
        "my daughter doesnt want to be seen with me, i cried",
        "she cried because I'll be gone for two years",
        "I thought he had hurt himself on the ice, he was crying so",
        "I take my life in my hands on that road, she cried",
        "He cuts himself off from everybody at Christmas and cries",
        "I don't want to carry on with the piano, she cried",
        "He was shaving with foam on his chin and the razor in his hand, crying about his dad",
        "My wife writes crime. By page nine the heroine wants to die and I had tears in my eyes.",
        # blows in a dream, with a pillow, and words that nobody means
        "In my dream he hit me, and I woke up crying",
        "she hit me with a pillow and then cried laughing",
        "he slapped me on the back with tears in his eyes",
        "She cried and said she wants to strangle her boss",
        "she's crying, she failed maths and says her mum will kill her",
        "my toddler hit my nephew and then he cried",
        "He cried and said we'll burn the old sofa",
        "My mother is threatening to sell the piano and cries",
        "He cried and says he'll die alone, over one date",
        "At night I lie there and cry about my exams",
        "I cried when I learned he paid my son's rent in secret",
        "my brother told me, crying, that he can't see the point of golf",
    ],
)
def test_what_once_sounded_like_a_danger_tells_of_none(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("The nurse asked if I think of killing myself and I cried and said yes.", "self_harm"),
        ("He cried and said he'll be gone by morning.", "self_harm"),
        ("Twelve years ago I had scars on my arms. Tonight I cut myself again and cried.", "self_harm"),
        ("she is pregnant and cries that her dad will kill her", "abuse"),
        ("He cried and said he will burn the house down with us in it.", "abuse"),
        ("my mum cried and said he threatens to break my phone", "abuse"),
        ("Grandad says it's our little secret and she cried.", "child_harm"),
        ("He woke me and hit me, crying.", "abuse"),
        # "skin" is no skiing, "been dead sweet" no death, and a belt is no child's hand
        ("I gripped her by the wrists and her skin went blue, then she cried.", "abuse"),
        ("She bruised my skin, he hits her too, and her skirt was torn. He cried.", "abuse"),
        ("He shoved me into the wardrobe and cried. He's been dead sweet since.", "abuse"),
        ("My husband corrected our son with the belt and the boy cried.", "child_harm"),
        ("It's two years since I last hurt myself, and last night I cried and did it, I hurt myself.", "self_harm"),
    ],
)
def test_what_is_narrowed_still_tells_of_it(text: str, risk: str) -> None:
    assert risk in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "I didn't want to wake him but he heard me, and he had been crying about his mum.",
        "When he cries at night I just lie there and I don't know what to say.",
        "I lie there until he falls asleep, then I go down and cry, I'm so tired from the baby.",
        "Dad cried. He didn't want to lose face in front of the men he had trained.",
        "He did not stop smiling when I asked him to dance, and then he cried.",
        "He sold my bike without my permission and cried when I found out.",
        "She'd never have been a doctor without her grandad, she said and cried.",
        "He cried last night, he'll be gone by morning, back to the rigs for three weeks.",
        "The swelling will be gone by tomorrow, I said, and she cried with relief.",
        "She cried because her little shop won't be here any more after Christmas.",
        "He cried before the operation, scared that he might not wake up.",
        "My brother took too many shifts on and cried because he never sees his kids.",
        "Eight guests would be too many, she said and cried.",
        "At the car boot a man said he'd take the lot, all mum's china, and she cried.",
        "Her music is the only thing that helps when she cries about her gran.",
        "The only thing that calms the baby is the car. I cried on the motorway.",
        "My dad has been cutting the grass every day since mum died, and he cried.",
        "He's been cutting down on the booze and cried with pride.",
        "My husband burns himself every time he cooks and he cried about the roast.",
        "The cat scratched my arm and my daughter cried.",
        "You did this, he said and cried, looking round the finished nursery.",
        "My dad cried because she will die before the wedding, mum has two months.",
        "The drinks would be on me, I said, and he cried.",
        "If you leave the dishes he will do it, and he cried when I thanked him.",
        "I can see that he is hurting, he cried about his dad.",
        "Watching him cry hit me hard.",
        "She holds me under the blanket and cries at sad films.",
        "He held me against his chest and we cried.",
        "We had the giggles in church, I had my hand over her mouth, and then we cried.",
        "He cried at the hospice, begging her to wake up one more time.",
        "Grief gets me by the throat in the supermarket and I cry.",
        "His letter touched me in a way I hadn't expected and I cried.",
        "What touched me at the funeral was my brother crying.",
        "My gran cried on the phone, she wants more photos of the baby.",
        "He cried telling us what grandad did in the war.",
        "My son comes in to say goodnight even at fifteen, and last night he cried about his exams.",
        "We baked as we used to do when mum was alive, and my sister cried.",
        "I told everyone that he fell for me first, and he cried in his speech.",
        "The baby screams and screams and I cried as well.",
        "My dad hides his hearing aids and then he cries because he can't hear us.",
        "I share my location with my mum on night shifts, and she cried when my battery went.",
        "She asked if she could sleep in the tent and cried when it rained.",
        "She cried, she won't be needing it any more, and gave her maternity coat to my sister.",
        "We've got it all worked out, he has the kids till Wednesday. He cried a little.",
        "The news shook him so much that he cried in the car.",
        "I shook her hand and she cried, she had never had a diploma.",
        "She slipped and hit her head against the cupboard, and cried.",
        "Her arms are covered in flour and she cried because the bread didn't rise.",
        "I want my dad to see me graduate, she said and cried.",
        "Grandad wants to take us with him to Italy and cried when we said yes.",
        "We let it end without a row, he cried and I cried.",
        "He laid a hand on her shoulder and she cried.",
        "He reads me a story when I can't sleep, and I cried at the end.",
        # beside what tells of it sideways
        "I put my hand up to high five him and he ducked, and we cried with laughter.",
        "The estate agent sent her a photo of her house with a sign and she cried.",
        "She cried because she'd missed my concert. Next time she wouldn't miss it.",
        "My niece left the print of her hand on his arm in paint, and he cried.",
        "I gave his rattle a shake and he stopped crying.",
        "She told him she was popping out for milk, and came back with a puppy. He cried.",
        "He's so sorry, the doctor says he still can't hear out of that ear after the infection. He cried.",
    ],
)
def test_words_that_are_said_of_much_else_tell_of_none(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("I didn't want to but he carried on, and then he cried.", "abuse"),
        ("I did not want to, and I let him. I cried in the shower.", "abuse"),
        ("When he wants it I just lie there and cry.", "abuse"),
        ("I just lie there until he's finished and then he cries.", "abuse"),
        ("She went out without my permission and cried when I told her again.", "abuse"),
        ("My uncles say that the family will lose face if I say no, and mum cried.", "abuse"),
        ("He did not stop when I cried.", "abuse"),
        ("It would be better never to have been born, she said and cried.", "self_harm"),
        ("He's off the rigs. He cried, he says he'll be gone by tonight.", "self_harm"),
        ("She cried and said she won't be here any longer by Christmas.", "self_harm"),
        ("He hopes that he might not wake up from the operation, he said and cried.", "self_harm"),
        ("She took too many, she is sleepy and crying.", "self_harm"),
        ("She took too many pills after too many shifts, and she cried.", "self_harm"),
        ("He cried, he wants to take the lot, all the pills.", "self_harm"),
        ("The blade is the only thing that calms me, she said and cried.", "self_harm"),
        ("My daughter has been cutting. She cried when I found out.", "self_harm"),
        ("He burns himself with the lighter and cried when I took it.", "self_harm"),
        ("If I leave him he will do it, he cries every time.", "self_harm"),
        ("It will be on my head if he does it, she cried.", "self_harm"),
        ("I think he is hurting her. She cries when I ask.", "abuse"),
        ("He holds me under until I stop, and then he cries.", "abuse"),
        ("He held me against the wall and then he cried.", "abuse"),
        ("I had my hand over her mouth so that the neighbours wouldn't hear, and she cried.", "abuse"),
        ("I came to and he was crying and begging her to wake up, my sister, he'd squeezed too long.", "abuse"),
        ("In a panic he grabbed me by the throat and then he cried.", "abuse"),
        ("My cousin touched me when I was asleep, and I cried.", "child_harm"),
        ("The man online wants more photos. She is 13 and she cried.", "child_harm"),
        ("I cried. I can't tell anybody what my uncle did to me.", "child_harm"),
        ("She cried about what he does when he comes in to say goodnight.", "child_harm"),
        ("She told everyone she fell, and cried when I asked about the stairs.", "abuse"),
        ("He hides my insulin and then he cries.", "abuse"),
        ("I have to share my location with my dad or he shouts, and then he cries.", "abuse"),
        ("She won't be needing it any more, she said, and gave me her ring and cried.", "self_harm"),
        ("I shook her until she stopped crying.", "child_harm"),
        ("He pushed her, she fell and hit her head against the table, and he cried.", "child_harm"),
        ("Her arms are covered in this heat and she cried when I asked.", "child_harm"),
        ("You wouldn't want your parents to see the photos, he said, and she cried.", "abuse"),
        ("He says he'll take us with him to the grave, and cried.", "abuse"),
        ("Please let everything end, he cried.", "self_harm"),
        ("She prays every night to be gone by morning, and cries.", "self_harm"),
        ("He wants the operation only because he might not wake up, he cried.", "self_harm"),
        ("He laid his hands on her and then he cried.", "abuse"),
        ("He reads my messages out loud to his mum, and I cry.", "abuse"),
        ("She burns herself while she is cooking, on purpose, and cried when I saw.", "self_harm"),
        ("I cried. It's the only thing that calms me.", "self_harm"),
        # told sideways
        ("When I put my hand up she ducked, and then she cried.", "abuse"),
        ("I reached for the salt and he flinched. I cried when I saw it.", "abuse"),
        ("Her ex sent her a photo of her own front door. She cried.", "abuse"),
        ("He said that next time he wouldn't miss. I cried.", "abuse"),
        ("There is the shape of his belt on her legs. She cried in the changing room.", "child_harm"),
        ("He wouldn't settle so I gave him a bit of a shake. I cried.", "child_harm"),
        ("I didn't stop because we're married. She cried all the way through.", "abuse"),
        ("He doesn't know what came over him, he cried. I couldn't hear on that side for two days.", "abuse"),
        ("She cried at the station. She'd one bag and had told him she was going for milk.", "abuse"),
    ],
)
def test_what_is_narrowed_or_told_sideways_is_told(text: str, risk: str) -> None:
    assert risk in told(text)


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("He got pills from a dealer, said that he will take the lot tonight, and cried.", "self_harm"),
        ("She works at a charity shop. She cried and said she took all her pills an hour ago.", "self_harm"),
        ("He took a handful of pills at the auction house and cried.", "self_harm"),
        ("My wife cried when I found her cutting herself while I was cooking.", "self_harm"),
        ("I was baking when my son came in crying, he has been self harming.", "self_harm"),
        ("She is cutting herself with the glass from the kitchen and cried.", "self_harm"),
        (
            "She's in a wheelchair and wrote a letter that it is nobody's fault and she loved us, and I cried.",
            "self_harm",
        ),
        ("He said let it end, I can't any more, and cried.", "self_harm"),
        ("She cried and whispered let everything end.", "self_harm"),
        ("My brother has it all planned, when and where, and cried.", "self_harm"),
        ("A friend of mine cried and told me what her uncle did to her.", "child_harm"),
        ("My stepdad comes in to say goodnight and I cry.", "child_harm"),
        ("After the funeral my sister cried and told me what grandad did to her.", "child_harm"),
        ("My cousin cried about what the priest did at the village church.", "child_harm"),
        ("She cried, telling what grandad did when she was alone with him at the allotment.", "child_harm"),
        ("My daughter cried. The man online wants more photos and she is afraid her gran will find out.", "child_harm"),
        ("My sister cried because her ex left the kids home alone in the caravan.", "child_harm"),
        ("He stood in his underpants in the garden in the snow, crying.", "child_harm"),
        ("My girl slept at her dad's and came back crying, with small round burns on her back.", "child_harm"),
        ("She slept at her dad's and came home crying with the print of his hand on her leg.", "child_harm"),
        ("He shook my daughter by the hand so hard that she cried.", "child_harm"),
        ("He flinches whenever I lift my arm. His dad had a bat. He cried.", "abuse"),
        ("She ducked when he raised his hand. Her shoulder is sore. She cried.", "abuse"),
        ("He tracks my phone even when I run my 5k, and I cried.", "abuse"),
        ("He told everyone I fell for the second time down the stairs, and he cried.", "abuse"),
        ("He held his hand over my mouth and giggled while I cried.", "abuse"),
        ("Seeing her cry dad hit her.", "abuse"),
        ("Hearing me cry my stepdad hit me.", "abuse"),
        ("He told the hospital I fell behind the sofa, and cried when we got home.", "abuse"),
        ("He says he will take us with him to where nobody hurts, and cried.", "abuse"),
    ],
)
def test_a_word_of_everyday_beside_it_hides_no_danger(text: str, risk: str) -> None:
    assert risk in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "I put the kettle on and he ducked out to cry about his nan.",
        "I put the baby down and he ducked into the bathroom and cried.",
        "He cried and said next time he will not miss her recital.",
        "My mum cried and said she's so sorry that she still can't swallow anything since the radiotherapy.",
        "My husband cried on the phone after he sent me a photo of our old house.",
        "My gran wants more photos of her garden, and cried.",
    ],
)
def test_a_way_of_speaking_sounds_only_like_a_danger(text: str) -> None:
    assert not told(text)


def test_two_families_of_one_name_are_told() -> None:
    data = load_table("tearwise.safety", "phrases.toml")
    data["family"].append(data["family"][0])
    with pytest.raises(DataError, match=rf"family {data['family'][0]['id']!r}: another family has this id"):
        parsed(data)
