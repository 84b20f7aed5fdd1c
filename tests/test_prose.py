"""Ordinary paragraphs that begin or speak as what stands around articles does: none is dropped."""

from __future__ import annotations

import pytest

from generator.ingest.cleaning import clean
from tests.test_forms import BODY, article

ORDINARY = (
    "Advertisements for the ferry were painted on the gables of nine houses, and two of them can still be read.",
    "All rights reserved to the crown under the charter were sold to the town for forty barrels of herring.",
    "Also read aloud that evening was the letter which the engineer had written to his sister from the bank.",
    "Bloomberg, the village on the hill, has lost its school and its shop since the road was moved.",
    "By clicking his tongue the old man could call every goat on the slope, and none of the dogs.",
    "By signing the lease she took over the debts of the mill, which nobody had told her of.",
    "Click beetles were found in the beams of the chapel, and the carpenter said that they do no harm.",
    "Comments on the plan were heard for three evenings, and most of them were about the smell.",
    "Contact between the two villages broke off in 1931, when the bridge fell into the river.",
    "Continue to the end of the lane, the guide said, and the orchard is behind the second wall.",
    "Cookies were baked for the strikers by the women of the parish, who had counted heads before.",
    "Copyright was a thing that the organ grinder had heard of once, and then forgotten.",
    "Credit for the new roof went to the mayor, though the baker had paid for most of it.",
    "Disclosure of the accounts was what the farmers asked for, and it was refused to them twice.",
    "Donate blood, the posters said, and the queue went round the town hall until the evening.",
    "Download speeds in the valley are what they were ten years ago, a report of the county says.",
    "Editors of the two newspapers met at the station each morning and never said a word.",
    "Email was slow to come to the island, and the postman says that he did not mind.",
    "Enter the choir, and the sound changes: the builder had set pots of clay into the walls.",
    "Facebook groups of the town have split over the orchard, and two of them were closed by their founders.",
    "Filed under the wrong letter, the map of the mine was not found until the shaft had flooded.",
    "Follow the river for a day and it leads to the weir where the boats were burnt.",
    "Getty lent the museum two drawings of the harbour, and they hang beside the window.",
    "If you buy a pear at the station, the saying goes, it was picked by a widow.",
    "Image after image in the chapel shows the same man with the same basket and another face.",
    "In case of fire the bell was rung three times, and the whole street came with buckets.",
    "Join the two halves with glue, the maker says, and the bowl holds water for a lifetime.",
    "Latest of all came the deputy, who had walked from the station in shoes that were not his own.",
    "Leave a stone on the wall, the children say, and the giant counts it in the night.",
    "Like this one, most of the mills along the brook have lost their wheels and kept their names.",
    "Listen to the story that the ferryman tells, and the drowned were all his cousins.",
    "Log in hand, the boy stood before the stove and asked how much longer it would be cold.",
    "Members of the choir were paid in bread, and those who sang the low parts got two loaves.",
    "More about the price than about the trees was what the council heard that evening.",
    "More in anger than in hope, the pear growers wrote to the minister a third time.",
    "Most read of the letters was the one in which she asks her brother for a coat.",
    "News of the vote came by the evening train, and the platform was full before it stopped.",
    "Newsletters of the parish from 1890 on lie in the attic, and mice have eaten the winters.",
    "Next to the weir stands a hut in which the keeper kept his nets and his second wife.",
    "Notify me of nothing, the old man had told his lawyer, and so the letter lay there.",
    "Originally published by a printer of hymn books, the pamphlet sold four hundred copies in a week.",
    "Photographs of the bank from 1920 show a row of young trees and a man with a spade.",
    "Please the crown and lose the town, they said of him, and he did both in a year.",
    "Podcasts about the orchard were made by a teacher in the next town, and her pupils did the voices.",
    "Posted on the door of the church was a list of those who had not paid for the bell.",
    "Print was too dear for the society, so each member copied the minutes by hand.",
    "Privacy was unknown in the barracks, where forty men shared three rooms and one stove.",
    "Read the deed again, the judge said, and the orchard was sold without its fruit.",
    "Recommended by nobody, the young surveyor came to the door with his own chain and poles.",
    "Related by marriage, the two families had owned both banks of the river since the flood.",
    "Reuters sent a reporter to the island for a week, and he stayed for eleven years.",
    "Save for the chapel, everything on the hill was built after the railway had come.",
    "Share and share alike was the rule on the boats, and the cook had his share too.",
    "Sign up sheets for the harvest hung in the station, and they were full by noon.",
    "Source of the river or not, the pond has been fenced since the summer of the drought.",
    "Subscribe to a wall and you own a stone of it, she told the children of the school.",
    "Support for the wall has fallen by half since its price was told, the county says.",
    "Terms of the sale were read out in the barn, and nobody asked what a furlong was.",
    "This page of the log is torn, and what was written of that night is lost.",
    "This report was written by a clerk who had not seen the orchard, and it says so.",
    "This story was told of three different bridges, and each of them has the stone to prove it.",
    "Trending upwards since March, the price of pears fell by a third in one afternoon.",
    "Updated maps of the shore have shown the spit as an island since the storm of 1962.",
    "Views of the harbour were sold in the shop below, the author of the leaflet says.",
    "Watch fires burned on both banks until the pedlar had been found, asleep in the nave.",
    "We may never know who cut the rope, but the knot was a sailor's, the coroner said.",
)


@pytest.mark.parametrize("line", ORDINARY, ids=range(len(ORDINARY)))
@pytest.mark.parametrize("at", [1, 3, 6])
def test_ordinary_paragraph_alone_in_an_article_is_kept(line: str, at: int) -> None:
    body = (*BODY[:at], line, *BODY[at:])
    for foot in ((), ("Share this article", "Related articles", "Bridge tolls to rise in May", "Leave a comment")):
        assert clean.clean(article(*body, *foot)).paragraphs == body


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our weekly newsletter and get the best of the Post in your inbox.",
        "Copyright 2023 The Brackwater Post. All rights reserved.",
        "By subscribing you agree to our terms of use and privacy policy.",
        "This site uses cookies to give you the best experience on our website.",
        "If you buy through links on this page, we may earn a small commission.",
        "This article was originally published on the website of the county.",
        "Your email address will not be published. Required fields are marked *",
        "Photo: The Brackwater Trust, via Wikimedia Commons.",
        "The views expressed here are those of the author alone.",
    ],
)
def test_what_speaks_of_the_site_goes_for_all_that(line: str) -> None:
    assert clean.clean(article(*BODY[:3], line, *BODY[3:], "Share this article")).paragraphs == BODY
