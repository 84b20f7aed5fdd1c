"""An invented news article of some length, and short texts in seven other scripts; all of it made up for the tests."""

# ruff: noqa: E501 - paragraphs are as long as they are.

from __future__ import annotations

ARTICLE = """\
The governor of the island province promised on Tuesday to rebuild the breakwater before the autumn storms arrive. Engineers who inspected the northern section last month described the damage as severe and warned the ministry that another winter could open the harbour to the sea.

The ministry does not intend to publish their report. Officials said the document contains commercial details, but two members of the council have seen it and called the explanation absurd. “We paid for this work, and we cannot even read the findings,” said Councillor Imke Brandal, who leads the opposition in the assembly.

Fishing companies lost 324 million crowns between March and October, according to figures that the port authority collected from its members. The governor praised the authority for its patience and announced a fund of 90 million crowns for repairs. He never mentioned the lawsuits that three of the largest companies filed in May.

Nobody in the delegation believes that the contractor wants a quick settlement. Lawyers for the company argued in court that the storm was an act of nature and that the design met every standard in force at the time. The judge accepted the first argument and rejected the second, which leaves the question of damages open until the spring.

The old treaty between the province and the mainland divides the costs of coastal works equally. Under a clause that was added in 1987, the mainland may suspend its payments only if the province refuses an inspection. Diplomats on both sides say that this clause has hardly been used, and that nobody remembers why it was written.

Critics of the governor see the promise as a gamble. The assembly approved a smaller budget than he requested, and the mainland might not release its share before the inspection is complete. Without that money the northern section will remain closed through the winter.

Residents of the lower town have organised patrols along the temporary barrier. On Friday evening a crowd of volunteers filled sandbags beside the old customs house while children carried lanterns along the quay. “My grandmother watched the sea take the first wall,” said Tomas Erlend, a retired pilot, “and she told us it would come back for the second.”

The insurance market has reacted with caution. Brokers raised premiums for cargo that passes through the harbour by 12 percent in a single week, and one large carrier announced that it would unload its ships on the mainland until further notice. The carrier seldom explains such decisions, and a spokeswoman declined to discuss this one.

Economists at the regional bank expect growth to slow during the second half of the year. They estimate that each month of closure removes about four percent of the province’s exports, mostly timber, frozen fish and machine parts. A prolonged closure would force the sawmills around Halvard Bay to send their workers home.

The governor rejected that forecast at a meeting with union leaders. He said the sawmills have orders for six months and that the province can lend them warehouses at no cost. The unions praised the offer but demanded guarantees in writing, which the governor’s office has promised to deliver by the end of the week.

Historians of the port like to recall an earlier quarrel. In 1911 the merchants of the upper town paid for a lighthouse that the mainland had refused to build, and for eleven years they charged every foreign ship a fee for its light. The mainland sent soldiers to put the lamp out, but the keeper welcomed them with dinner and the order was quietly forgotten.

A new proposal would replace the concrete blocks with a slope of boulders that lets the waves run out slowly. Its designer, Professor Sunniva Rask, tested a model in the long basin of the technical university and found that it lowered the force on the wall by a third. She does not claim that the slope will survive every storm, but she is certain that it will fail slowly and can be repaired in calm weather.

The proposal is cheaper than the governor’s plan, and it needs neither foreign steel nor a second quarry. Its opponents answer that nobody has built such a slope in water as deep as the northern channel. They want the assembly to wait for a second study, which the university could finish by Christmas.

Mainland newspapers have treated the dispute as a test of the province’s autonomy. An editorial in the capital’s largest daily argued that the province should accept the inspection, take the money and stop quarrelling about the report. The governor’s supporters dismissed the editorial as the voice of a distant government that has not visited the island since the flood.

For the moment the barrier holds. Pumps in the lower town run through the night, and the harbour pilots guide small ships past the broken section at slack water. If the weather stays calm, the first barges of stone will arrive from the southern quarry on the twentieth of September, and the work that everyone has promised will finally begin.
"""

NEGATIONS = frozenset(
    [
        "not",
        "no",
        "never",
        "cannot",
        "nor",
        "neither",
        "none",
        "nobody",
        "nothing",
        "nowhere",
        "without",
        "hardly",
        "scarcely",
        "barely",
        "rarely",
        "seldom",
        "only",
        "unless",
        "except",
        "might",
        "may",
        "declined",
        "rejected",
        "refused",
        "fail",
    ]
)
"""Words of the article that turn a sentence or hold it within bounds."""
NUMBERS = frozenset(["one", "two", "three", "four", "six", "eleven", "twentieth", "third", "half", "second", "percent"])
"""`second` and `twentieth` are counted as words that order, not as numbers, by the rule: the drawing leaves them out."""
FUNCTION = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "him",
        "her",
        "them",
        "us",
        "his",
        "its",
        "their",
        "our",
        "my",
        "who",
        "whom",
        "whose",
        "which",
        "there",
        "here",
        "then",
        "now",
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "recently",
        "lately",
        "currently",
        "soon",
        "later",
        "earlier",
        "himself",
        "herself",
        "themselves",
        "itself",
        "such",
        "same",
        "ago",
    ]
)
"""What an insertion may stand for; everything else is a noun, a verb, a name, or another word that carries meaning."""

SCRIPTS = {
    "hi": "मछुआरों ने कल सुबह पुराने घाट पर बैठक की और तय किया कि दीवार की मरम्मत सर्दियों से पहले पूरी होगी। समिति ने कहा कि लकड़ी और पत्थर दोनों गाँव से आएँगे, और हर परिवार एक दिन का काम देगा।",
    "bn": "জেলেরা গতকাল সকালে পুরোনো ঘাটে বৈঠক করেছেন এবং ঠিক করেছেন যে শীতের আগেই বাঁধের মেরামত শেষ হবে। কমিটি বলেছে কাঠ ও পাথর দুটোই গ্রাম থেকে আসবে এবং প্রত্যেক পরিবার একদিন কাজ করবে।",
    "th": "ชาวประมงประชุมกันที่ท่าเรือเก่าเมื่อเช้าวานนี้และตกลงกันว่ากำแพงกันคลื่นจะซ่อมเสร็จก่อนฤดูหนาว คณะกรรมการกล่าวว่าไม้และหินจะมาจากหมู่บ้าน และทุกครอบครัวจะช่วยงานหนึ่งวัน",
    "he": "הַדַּיָּגִים נִפְגְּשׁוּ אֶתְמוֹל בַּבֹּקֶר בַּמֵּזַח הַיָּשָׁן וְהֶחְלִיטוּ שֶׁתִּקּוּן הַחוֹמָה יֻשְׁלַם לִפְנֵי הַחֹרֶף. הַוַּעֲדָה אָמְרָה שֶׁהָעֵץ וְהָאֶבֶן יָבוֹאוּ מִן הַכְּפָר, וְכָל מִשְׁפָּחָה תִּתֵּן יוֹם עֲבוֹדָה.",
    "ar": "اِجْتَمَعَ الصَّيَّادُونَ صَبَاحَ أَمْسِ عَلَى الرَّصِيفِ الْقَدِيمِ وَقَرَّرُوا أَنْ يُصْلَحَ الْجِدَارُ قَبْلَ الشِّتَاءِ. وَقَالَتِ اللَّجْنَةُ إِنَّ الْخَشَبَ وَالْحَجَرَ سَيَأْتِيَانِ مِنَ الْقَرْيَةِ، وَتَعْمَلُ كُلُّ أُسْرَةٍ يَوْمًا كَامِلًا.",
    "yo": "Àwọn apẹja ṣe ìpàdé ní èbúté àtijọ́ ní àárọ̀ àná, wọ́n sì pinnu pé àtúnṣe ògiri náà yóò parí kí òtútù tó dé. Ìgbìmọ̀ sọ pé igi àti òkúta yóò wá láti abúlé, ìdílé kọ̀ọ̀kan yóò sì ṣiṣẹ́ ọjọ́ kan.",
    "zh": "渔民昨天早上在旧码头开会，决定在冬天以前把防波堤修好。委员会表示木材和石头都从村里运来，每个家庭出一天的劳力。",
}
"""A text in each of seven scripts: marks above, below and around letters, and two scripts without spaces."""
