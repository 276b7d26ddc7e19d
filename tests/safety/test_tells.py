"""What tells of a danger that it does not name, as those who work with it know it; and harmless sentences like it."""

from __future__ import annotations

import pytest

from tearwise.safety.families import matches
from tearwise.safety.words import Words


def told(text: str) -> set[str]:
    return {match.family.id for match in matches(Words.of(text)) if match.raises}


TELLS = {
    "sorry_to_wake": (
        "My brother cries that he woke up, every morning, and I don't know what to answer.",
        "She told me in tears she's disappointed that she is still alive.",
        "I wake up annoyed that I woke up and cry in the shower.",
    ),
    "envies_dead": (
        "He wept at the memorial and said he envies the dead.",
        "She's jealous of people who die young, she said, and cried.",
        "I cried in the surgery because I was hoping it would be cancer.",
    ),
    "no_years_ahead": (
        "He cried and said he hasn't got two years in him.",
        "She can't picture herself getting to thirty, she told me, crying.",
        "I can't see myself making it to Christmas, he said, and cried.",
    ),
    "blades": (
        "Dad found my blades and cried at the sink.",
        "She does it on her thigh with a compass and then she can stop crying.",
        "My son was crying in his room and smashing things, then bashing his own head.",
    ),
    "means_put_away": (
        "My wife cried because I've hidden all the knives.",
        "We hid the tablets from him and he wept.",
        "He cried when he saw that I'd locked the rope away.",
    ),
    "saves_pills": (
        "She cried and let slip that she has been saving up her sleeping pills.",
        "My uncle hoards his tablets in a sock and cries when I ask.",
        "He'd counted out the paracetamol on the desk and was crying.",
    ),
    "insulin_stopped": (
        "My sister has stopped taking her insulin and cries if I mention it.",
        "He cried and said he hasn't done his insulin since Friday.",
        "She is skipping her insulin since the funeral and weeps all day.",
    ),
    "not_safe_with_self": (
        "I don't trust myself on the platform, he said, and cried.",
        "She cried because she isn't safe with herself tonight.",
        "He wept and said he can't promise he will stay alive.",
    ),
    "asks_help_to_die": (
        "Mum is in the hospice. She cried and asked me to help her die.",
        "He has days left and begged me, crying, to put a pillow over his face.",
        "Dad's in the hospice, mum cries and has saved up his morphine.",
        "My dad has days left. He cried and asked me to give him all the morphine at once.",
    ),
    "one_to_find": (
        "She cried and said she only hopes I won't be the one to find her.",
        "He's cleaned the flat so it is nice for whoever finds him, he said in tears.",
        "I cried because my mum would be the one who finds me.",
    ),
    "garage_door": (
        "He's in the garage with the door down and he was crying.",
        "Dad was crying in the garage with the door shut. I can hear the engine.",
        "She sat in the garage with the doors closed, sobbing, and the car running.",
    ),
    "insurance_pays": (
        "He cried over the debts and said the insurance pays out even then.",
        "She asked, crying, whether the policy pays if it is after two years.",
        "The insurance covers it either way, he told me with wet eyes.",
    ),
    "see_to_it": (
        "Grandad wept and said he'd see to it himself before the winter.",
        "If the illness goes on she will see to it herself, she said crying.",
        "He cried and showed me how to bleed the radiators.",
    ),
    "gun_taken": (
        "He took the rifle, walked out to the barn, crying.",
        "My husband was crying all evening and now the shotgun is gone.",
        "He sat on the bed crying with the gun across his knees.",
    ),
    "came_at": (
        "She came at me with the poker and then burst into tears.",
        "My dad went for my mum with a hammer, then he cried.",
        "He chased after us with an axe and now he's crying on the step.",
    ),
    "slammed": (
        "He slammed me against the fridge and then he cried.",
        "My girlfriend shoved me down the stairs and wept about it.",
        "Dad pushed my mum into the radiator and he's crying.",
    ),
    "gave_blow": (
        "I gave the wife a clip round the ear and she's been crying since.",
        "She gave him a backhander at dinner and he cried.",
        "He cuffed me across the head and then cried and said sorry.",
    ),
    "broke_bone": (
        "He broke my thumb over the remote and cried in the taxi.",
        "My wife burst my lip and then she was the one crying.",
        "He knocked out my tooth and wept.",
    ),
    "held_by_force": (
        "He had my hair wrapped round his fist and he was crying.",
        "She bent my fingers back till I dropped the phone, then she wept.",
        "He knelt on my chest and cried that he loves me.",
        "He locked me in the bathroom, crying, till I said sorry.",
    ),
    "burned_on_purpose": (
        "She held the iron against my arm and cried afterwards.",
        "He put a cigarette out on my hand and then he cried.",
        "My aunt pressed his hand on the stove and the boy cried.",
    ),
    "drives_at": (
        "He drove at the wall with me in the car and then he cried.",
        "She drove straight at a tree with us in the back, crying.",
        "He was driving, crying, and said he would kill us both.",
    ),
    "barricades": (
        "He's crying on the other side and I've a chair under the handle.",
        "We pushed the wardrobe against the door and I cried with my sister.",
        "I sleep with the chest of drawers across my door. He cries in the morning.",
    ),
    "cowers": (
        "He flinched when I reached for the salt and then his eyes filled.",
        "I dropped a pan and she ducked with her arms over her head, crying.",
        "My stepson flinches whenever I raise my hand and cries.",
    ),
    "covers_up": (
        "He cried and I told the hospital I fell.",
        "I told mum I walked into a cupboard, and he cried because I'm so loyal.",
        "We've told the school it was the trampoline. My husband wept.",
        "At work they think I'm just clumsy. He cries when he sees my arm.",
    ),
    "tampers_pill": (
        "He swapped my pills for vitamins and cried with joy at the test.",
        "She cried when she told me he pokes holes in the condoms.",
        "My boyfriend flushed my pill and then wept that he wants a family.",
    ),
    "medicine_kept_back": (
        "He hides my insulin when I've been out and I cry until I get it.",
        "She poured my insulin down the sink and wept.",
        "My inhaler goes missing when we argue and then he cries about it.",
    ),
    "counts_and_weighs": (
        "He times me to the shop and cries if I'm slow.",
        "She counts how many words I say to other women and then she cries.",
        "My husband weighs me every Friday and I cry before it.",
        "He wants receipts to prove where I was, and cries.",
    ),
    "speaks_for": (
        "My sister cries, and her husband answers for her.",
        "The doctor asks me and he answers for me while I cry.",
        "He cried because I asked for my own key.",
    ),
    "locks_off_and_on": (
        "He took the lock off the bathroom so I can't cry in there.",
        "She locks the fridge at night and the boy cries.",
        "There is a padlock on the fridge and my dad wept, he is 80.",
    ),
    "wife_not_let": (
        "I don't let my wife go out with her colleagues and she cries.",
        "Told my girlfriend no more friends round and now she's in tears.",
        "I never let my wife visit her mother. She weeps.",
    ),
    "found_again": (
        "My ex is crying outside my flat again.",
        "I never told him the address and he was crying on the step.",
        "I left him in March and he found my street, crying down the phone.",
    ),
    "kills_pet": (
        "He says he'll kill my dog if I go, and he was crying.",
        "She drowned my hamster and then wept in my arms.",
        "He killed my cat in front of me and then cried.",
        "My husband drowned the kittens in front of the kids, and cried after.",
        "You know what happens to your cat, he said, and cried.",
    ),
    "cuts_clothes": (
        "He cut up all her dresses and then cried on our sofa.",
        "My work shoes were slashed to ribbons and she wept that she loves me.",
        "He threw my laptop in the bath, then cried.",
    ),
    "next_door": (
        "The woman next door was screaming and there were thumps, then crying.",
        "Through the wall I hear screaming and things being smashed, and a woman crying.",
        "Screaming and smashing from over the road, a man crying, and now nothing.",
    ),
    "marks_on_child": (
        "My nephew cried in the bath, he has small round marks on his back.",
        "There were stripes on the backs of her legs and she cried when I asked.",
        "She cried and couldn't sit down for days after the party.",
    ),
    "child_punished": (
        "He makes our son kneel on rice and the boy cries.",
        "She put him out in the yard in his pyjamas and he cried.",
        "Dad makes my brother sleep in the shed, he was crying.",
        "I gave him the belt and he cried. He has to learn.",
    ),
    "child_alone": (
        "She leaves the kids alone overnight and the little one cries.",
        "I'm 11 and there's no dinner, my brother is crying.",
        "They left the twins on their own all weekend and she cried when I came.",
    ),
    "pact": (
        "We swore to die together, he and I, and cried.",
        "They are both going to do it at the same time so that neither is left, she wrote, crying.",
        "She cried and said we could go together, so nobody has to bury the other and nobody is left behind.",
    ),
    "hardly_eats": (
        "My daughter has one meal a day, if that, and cries when I cook.",
        "It's her third week of black coffee and she cried when her jeans fell off.",
        "He eats one meal a day, his ribs show, and he cried at the beach.",
    ),
    "holds_on_until": (
        "She cried and said she's holding on till his graduation and then she is allowed to stop.",
        "He will stay alive until the dog dies, he said in tears, then he is free.",
    ),
    "order_after_a_loss": (
        "He lost his business in May. He has put his affairs in order, and he cried on the phone.",
        "My brother, 38, got divorced and has his affairs in order now. He cried and thanked me.",
    ),
    "gives_prized_things_away": (
        "My wife is giving her rings away to her sisters, she is 44, and she cries.",
        "My flatmate gave away his guitars, he cried but said he is past music.",
    ),
    "sent_off_to_marry": (
        "They are sending my friend to Karachi to get married and she cried at break.",
        "Her parents are taking her to Bangladesh in the holidays to be married to a man she's never met, she cried.",
    ),
    "child_sent_off_to_marry": (
        "She's only 15 and crying, her family are sending her to Somalia to be married.",
        "His uncle is sending my cousin abroad to marry a stranger, she is 16 and cried all night.",
    ),
    "hurts_self": (
        "He hurt himself again, on purpose, and cried when I saw.",
        "She says that she will hurt herself if I go out, and cries.",
    ),
    "wets_in_fear": (
        "My grandson wets himself when his stepdad's car pulls in, and cries.",
        "He wet himself when I raised my voice and then he cried.",
        "She wets herself when her dad comes to the door. She was crying.",
    ),
}


@pytest.mark.parametrize(("family", "text"), [(family, text) for family, texts in TELLS.items() for text in texts])
def test_each_is_told(family: str, text: str) -> None:
    assert family in told(text)


@pytest.mark.parametrize(
    "text",
    [
        # who was helped to die well, and help with anything else
        "The nurses helped her die without pain and we cried.",
        "The nurse gave him all the morphine he needed and he slept; I cried.",
        "He cried and asked me to help him finish his essay.",
        "She asked me to help her end the call, crying.",
        # waking, and who is envied
        "She cried that she woke the baby again.",
        "I was crying and he woke up and held me.",
        "He was annoyed that he woke up late and cried on the bus.",
        "My husband's new wife is jealous of the dead roses, she said, and we laughed till we cried.",
        "She's jealous of his late wife and cried about it.",
        "We cried with relief, we had been praying it wasn't cancer.",
        "He cried, he envies people who have a garden.",
        # years to come
        "I haven't got two years of this job in me, she cried.",
        "She cried because she can't see herself living in London.",
        "I never pictured myself single at forty, I cried.",
        "He hasn't got another marathon in him, he said, close to tears.",
        # what two do together, small meals, and an end of something else
        "We did the marathon together so nobody was left behind, and cried at the line.",
        "We promised to jump together from the high board and both cried with fright, aged nine.",
        "My toddler has one meal a day that she doesn't throw, and I cried.",
        "He lives on black coffee in exam week and cried at the results, a first!",
        "She held on until the bell rang and then she cried.",
        "He held on till the interval, then he was free to cry.",
        # affairs, rings and weddings
        "Dad's 78, sold his shop and has his affairs in order. He cried and we had cake.",
        "She gave her rings away to her sisters when she moved to the care home, and cried.",
        "He gave away his records, he's emigrating, and he cried over the Beatles.",
        "They're sending my cousin to Lahore to get married, she chose him, she cried with joy.",
        "My parents are taking us to Greece to get married in June, mum cried.",
        # what hurts by chance
        "He fell off the ladder and hurt himself and cried.",
        "I hurt myself lifting the piano and cried on the step.",
        "She hurt herself on the beam at gymnastics and cried, more from fright.",
        # blades, knives and pills
        "He cried when he found his father's old razor.",
        "She drew on her arm with a compass for the tattoo and cried at how much it hurt.",
        "My toddler cried and kept banging his own head on the cot.",
        "The cat scratched my thigh and I cried.",
        "I hid the knives from the toddler and she cried for the shiny things.",
        "He cried because I'd hidden the presents.",
        "We hid the biscuits from him and he wept with laughing.",
        "She saved me with her paracetamol, I had cried from the headache.",
        "My carer counted out the tablets and I cried because I can't any more.",
        "I sort grandma's tablets into her pill box, counting out the pills, and she cries from thanks.",
        "She stopped taking insulin after the pregnancy and cried with relief.",
        "He cried doing his insulin for the first time.",
        "My son has not had his insulin changed since the doctor said it is fine, I cried with relief.",
        # being found, trust and promises
        "We played hide and seek and she cried because she wanted to be the one to find me.",
        "He cried because nobody would be the one to find him a job.",
        "The treasure is for whoever finds it, she cried, and ran.",
        "I don't trust myself with chocolate, she cried, laughing.",
        "He can't promise he will be here for my birthday, and I cried.",
        "She cried because she doesn't feel safe on the ice.",
        # a garage, an insurance, a boiler
        "He practises drums in the garage with the door down and cried when the band split.",
        "I cried in the garage with the door shut, it's the one place with no children in it.",
        "She cried with relief that the insurance pays after the flood.",
        "The dentist was so dear, I cried, but the insurance pays half.",
        "My aunt cried at the leak and the insurance will pay out.",
        # guns that harm nobody
        "Dad took the shotgun out for the clays and cried at the last shot.",
        "My son cried, the water gun is gone.",
        "He put the glue gun on the table and cried over the ruined card.",
        "She cried when he handed in his father's gun.",
        # blows that are none
        "The nurse came at me with the needle and I cried.",
        "My toddler came at me with the toy hammer and then cried.",
        "She came after me with my umbrella, crying with laughter.",
        "He pushed me against the wall and kissed me and I cried, I was so happy.",
        "In the dream he threw me down the stairs, I woke up crying.",
        "They threw my brother over the wall in the match and he cried, we had won the rugby.",
        "He gave her a hair clip and she cried.",
        "She gave him a crack at the job and he cried with thanks.",
        "We got a hiding at football and the lads cried.",
        "He broke his collarbone and didn't cry, but he cried at the wedding.",
        "My baby split my lip with his head, and then he cried.",
        "She broke my heart and I cried.",
        # hands, hair and weight
        "The baby had my hair in her fist and cried when I moved.",
        "He twisted my hair round his finger and cried, it was so tender.",
        "My toddler sat on me till I got up and then cried.",
        "The cat sat on my chest till I cried with laughter.",
        "I twisted my wrist and cried.",
        "The physio bent my fingers back and I cried.",
        "She cried until I said sorry.",
        "He wouldn't speak till I said sorry, then we both cried.",
        "I burned my hand on the stove and cried.",
        "She held the iron over the shirt and cried about her mum.",
        "He drove to the sea with me in the car and cried.",
        "She drove at night and cried.",
        # doors and kitchens
        "The sofa stuck in the door and I cried with laughing.",
        "We put a chair against the door because the latch is broken, and she cried about the cold.",
        "He took the lock off the bike and cried, it was stolen anyway.",
        "She locks the shop and cries on the way home.",
        # flinching and saying how it was
        "The rescue dog flinches when I raise my hand, and I cried.",
        "He fell asleep with his arms over his head, he had cried so long.",
        "She cried, arms around her head, on the day of the funeral.",
        "I told my friend I fell in love and she cried.",
        "He told the doctor he fell off his bike and cried from the pain.",
        "I'm so clumsy, I dropped the cake and cried.",
        "He says I'm clumsy and we laughed until we cried.",
        # medicine, keys and clothes
        "The condom had a hole and we both cried.",
        "She cried because I'd forgotten my pill.",
        "He took my inhaler out of my bag for me and I cried from relief.",
        "She gave me my own key and I cried.",
        "My little brother answers when I cry.",
        "She counts my freckles and cries because she loves me.",
        "I was ten minutes late home and she cried, she thought I'd crashed.",
        "The midwife weighs me every week and I cry.",
        "He times me at swimming and I cried at my best time.",
        "She cut up all my old shirts for a quilt and I cried when I saw it.",
        "My phone fell in the bath and I cried.",
        # partings, pets and neighbours
        "I won't let my husband go through this alone, I cried.",
        "I don't let my wife see me cry.",
        "My birth mother found out where I live and sent a letter, and I cried.",
        "We cried about what happens to the dog when we split up.",
        "The neighbours' baby was screaming and I cried from tiredness.",
        "They were screaming next door, it was the football, and we cried with laughter.",
        # children
        "She cried and would not sit down at dinner, she is two.",
        "My sister couldn't sit down for a week after the birth and cried.",
        "Grandad knelt on the gravel to propose and gran cried.",
        "Sensei gave him the belt and he cried with pride.",
        "I made him stand in the corner for a minute and he cried.",
        "We make the dog sleep in the garage and my son cried for him.",
        "I took a cold shower to stop crying.",
        "She gives him the wooden spoon to lick and he stopped crying.",
        "Mum has been gone since March and it's only me and dad, we cry a lot.",
        "I left the kids alone for five minutes and came back to tears over the remote.",
        "We laughed so hard that she wet herself when the door opened, tears everywhere.",
    ],
)
def test_what_sounds_alike_tells_of_none(text: str) -> None:
    assert told(text).isdisjoint(TELLS)
