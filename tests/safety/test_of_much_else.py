"""Words that are said of much else, and dangers that are told sideways: each beside the other, a clause apart."""

from __future__ import annotations

import pytest

from tearwise.assembly import risks_in


def ids(text: str) -> set[str]:
    return {risk.id for risk in risks_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "I didn't want to but I had to tell him: the vet says it's time. He cried and fetched the dog's blanket.",
        "I didn't want to, but I had to tell my best friend that her husband is seeing somebody else. She cried.",
        "I didn't want to but I had to let him go, the firm is broke. He cried at my desk.",
        "I didn't want to but in the end I said goodbye, and he cried too.",
        "You did this, she said, and cried, and put my hand on the baby's head. I'm her midwife.",
        "he has embraced me at the station n cried n said ur finally home",
        "My brother is home on leave. He showed me a photo of his newborn and cried. He'd see her for the first time on Friday.",
        "I hugged my daughter, she's 5, and she shrugged me off and cried that she is not a baby and can do her own zip.",
        "He reads my old letters when I'm at sea and cries.",
        "She found the note in her locker. It said good luck from all of 4B. She cried.",
        "Three squeezes of the hand is our code for I love you. Dad did it in the hospital and I cried.",
        "I swear nobody leaves this house hungry, says my nan, and cried when I ate three plates.",
        "The dog will be put down when she can't stand. The vet said so. My husband cried.",
        "He came in with a can of petrol for the mower and cried, he had seen Dad's old overalls in the shed.",
        "She begged me to stop singing and I didn't, and she cried with laughter.",
        "My grandad's arm is purple and yellow from the cannula. He cried when the nurse said he could go home.",
        "When he goes he is taking the boys with him to the match. They cried with joy.",
        "My class made me sign every plaster cast and shirt. I cried on the bus.",
        "We were out on the balcony with the dog when they told her she'd got the job. She cried.",
        "why do i cry when someone is nice to me",
        "Dad cried as he told us how he drowned the kittens on the farm when he was a boy, his father had made him.",
        "He held the pillow to his face and cried, it smelled of her.",
        "She pressed the pillow to her face and sobbed.",
        "My sister stood with a cushion over her knees and cried.",
        "I promised that none of us will leave the house before she's rung. Mum cried.",
        "She asked me to stop the tape and I didn't. She cried at our song.",
        "She asked me to stop crying and I could not.",
        "My boss is a good man. He knows my rota and swapped it for the funeral. I cried.",
        "It's our code, three knocks on the wall. She cried when I knocked, she'd missed me.",
        "The dog will be put down when he gets worse. I cried.",
        "The horse would be in the river if we let him, he loves it. She cried when we sold him.",
        "I burned my wrist on the oven, there's a line on my wrist. I cried.",
        "He was sick all night, held his head down the toilet. He cried.",
        "Some older guys gave her a guitar, she owes it all to them. She cried at the gig.",
        "My toddler was out on the balcony with Dad in her pyjamas, and cried when the fireworks began.",
        "I put a pillow near the baby's face for the photo and my mum cried at me.",
    ],
)
def test_what_is_said_of_much_else_raises_no_alarm(text: str) -> None:
    assert ids(text) == set()


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("I didn't want to but I had to tell him yes, he had the door locked. I cried.", "abuse"),
        ("I didn't want to but I had to tell the doctor that I fell. He cried in the waiting room.", "abuse"),
        ("I didn't want to but he said a wife can't say no, so I did. I cried into the pillow.", "abuse"),
        ("You did this, she cried, and showed the nurse her broken arm. Her husband said she's confused.", "abuse"),
        ("My mother cried: you did this. She showed me her arm, yellow and blue. My sister does her bathing.", "abuse"),
        ("My sister-in-law cried: they've booked her the ticket and her mother let slip whose wedding it is.", "abuse"),
        ("My friend cried, her parents booked a flight to Lahore to get her married and she's never met him.", "abuse"),
        ("My daughter cried about her mocks, and she has written letters to us all.", "self_harm"),
        ("He was in bits in the bath with the tablets.", "self_harm"),
        ("My daughter cried, she said her tutor has been touching her for a year.", "child_harm"),
        ("They made my nan sign the house over, my uncle stood over her till she did. She cried.", "abuse"),
        (
            "There's a man who was never even her boyfriend, he's been on her bus every day since she moved. She cried.",
            "abuse",
        ),
        (
            "My sister texted our code for help and then cried on the phone that it was nothing, I could hear him.",
            "abuse",
        ),
        ("He said the dog will be dead when I come home if I go to Mum's. He cried. I stayed.", "abuse"),
        ("He held my cat over the railing until I said sorry. Then he cried.", "abuse"),
        ("He swore none of us would leave this house alive and then he cried.", "abuse"),
        (
            "Dad cried and said it's better to bury a daughter than have her bring shame. I'm locked in my room.",
            "abuse",
        ),
        ("He had the can of petrol with him at the foot of the bed and cried that he'd never do it.", "abuse"),
        ("She says the cat did it. They have no cat. His wife looked at the floor and he cried.", "abuse"),
        ("He deleted my sisters from my phone and cried that he is enough for me.", "abuse"),
        ("She asked me to stop and I didn't. She cried. I told her she'd said yes.", "abuse"),
        ("I begged him to stop but he kept going. I cried. He said I had wanted it.", "abuse"),
        ("I held the pillow over his face for a second. He is 82 and I'm so tired. I'm crying.", "abuse"),
        ("My neighbour cried at my door. Her husband had strangled her. He's upstairs now.", "abuse"),
        (
            "Her coach says if she tells us about the massages she'll lose her place in the squad. She cried.",
            "child_harm",
        ),
        ("I keep my little brother upstairs when Dad has that voice. He cries without a noise now.", "child_harm"),
        ("They put my head down the toilet and filmed it. I'm 12. I cried in the nurse's room.", "child_harm"),
        ("Some older lads gave him a phone and now he owes them. He cried and he won't go out.", "child_harm"),
        ("The kids were out on the balcony alone in their pyjamas and crying, it was two degrees.", "child_harm"),
        ("She cried: don't touch me there, Grandad does that.", "child_harm"),
        ("I didn't want to and I said no and he just carried on. I cried after.", "abuse"),
        ("I didn't want to but I had to tell him he could. He cried with relief. I looked at the ceiling.", "abuse"),
        ("I didn't want to but you can't say no to him. I cried.", "abuse"),
        ("I didn't want to but in his bed there is no no. I cried.", "abuse"),
        ("I didn't want to but I had to cry quietly till he was finished.", "abuse"),
        ("My wife counts the minutes to bedtime because that's when he comes in to my daughter. She cried.", "abuse"),
        ("She lifted her shirt and her ribs were black and blue. She cried.", "abuse"),
        ("I brushed her hair back and her face was purple and yellow. She cried.", "abuse"),
        ("He stood over me till I signed the register at the office, I didn't want to marry him. I cried.", "abuse"),
        ("She texted our code word, I could hear him in the background. She cried. It was a party.", "abuse"),
        ("My stepdad held my cat over the balcony so I could see. I cried.", "abuse"),
        ("He dangled the dog over the bridge to show me. I cried.", "abuse"),
        ("I begged him to stop and he wouldn't, he'd been drinking. I cried.", "abuse"),
        ("I told him to stop, it hurt, and he carried on. I cried.", "abuse"),
        ("She told me to stop and I kept going, I'd been gaming and I was high. She cried.", "abuse"),
        ("I stood there with a pillow over Dad after his surgery. I'm crying.", "abuse"),
        ("He posted the pictures to her family after she dumped him, the ones from our holiday. She cried.", "abuse"),
        ("He swore none of us would leave this house without him in a box too. He cried.", "abuse"),
        ("The driver has seen it: the man is on her bus every day and gets off at her stop. She cried.", "abuse"),
        ("I hid the kids in the bedroom until he was asleep. They cried. So did I.", "child_harm"),
        ("She left the baby out on the balcony. It cried.", "child_harm"),
        ("They stuck my son's head down the toilet and filmed it. He cried.", "child_harm"),
        ("The health visitor said he's fine. I shook him last night. I cried.", "child_harm"),
        ("The carer held a pillow over her face. My gran cried.", "abuse"),
    ],
)
def test_a_danger_told_sideways_is_told(text: str, id: str) -> None:
    assert id in ids(text)


@pytest.mark.parametrize(
    "text",
    [
        "i want to die, ive got the pills here. i'm crying",
        "She cried and said she wants to die. She has the blade in her hand.",
    ],
)
def test_who_has_the_means_at_hand_is_in_danger_now(text: str) -> None:
    assert {(risk.id, risk.urgency) for risk in risks_in(text)} >= {("self_harm", "now")}
