"""What a scraped page leaves around an article, as tables of phrases and patterns."""

import re
from typing import Final

from .prose import plain, prose

EDGE: Final = " \t.,:;*#>|!?+&()[]<=_~\"'-\u2039\u203a\xab\xbb\u2022\xb7\u2192\u2190\u2193\u25bc\u25b2\u25be\xd7\u2715"

# Whole lines, compared in lower case and without the marks of EDGE at either end.
PHRASES: Final = {
    "navigation": "home|contact|contact us|about|about us|about me|search|search for|menu|main menu|close|close menu"
    "|open menu|toggle menu|toggle navigation|skip to content|skip to main content|navigation|sitemap|site map"
    "|back|back to top|top|scroll to top|blog|news|careers|events|videos|login|log in|log out|logout|sign in"
    "|sign out|sign up|register|my account|account|cart|shop|store|help|faq page|get started|learn more|english"
    "|dark mode|jump to|on this page|in this article|table of contents|contents|toggle|section|sections"
    "|all sections|explore|categories|category|archives|archive|quick links|opinion|sport|sports|politics"
    "|entertainment|lifestyle|world|tech|technology|science|health|travel|culture|video|podcast|podcasts|weather"
    "|jobs|more|more info|latest|featured|home page|front page|editorial guidelines|our team|masthead|press"
    "|advertise|advertise with us|work with us|subscriptions|magazine|puzzles|games|obituaries|horoscopes"
    "|classifieds|help center",
    "legal notice": "privacy|privacy policy|privacy notice|terms|terms of service|terms of use|terms & conditions"
    "|terms and conditions|cookie policy|cookies|cookie settings|cookie preferences|legal|imprint|accessibility"
    "|accessibility statement|do not sell my personal information|your privacy choices|accept|accept all"
    "|reject all|manage preferences|affiliate disclosure",
    "share row": "share|shares|share post|share article|share full article|facebook|twitter|instagram|linkedin"
    "|youtube|pinterest|whatsapp|reddit|telegram|tumblr|flipboard|tiktok|bluesky|mastodon|threads|snapchat|rss"
    "|rss feed|email|e-mail|mailto|print|print this|tweet|pin|copy|copied|copy url|save|follow|following"
    "|bookmark|like|likes|like this|like loading|messenger|vk|xing|digg|gift|gift article|connect with us|listen"
    "|listen to article|facebook twitter|twitter facebook|facebook-f twitter linkedin|google news|apple news",
    "comment form": "comments|comment|cancel reply|reply|post comment|submit|submit comment|add comment|name|website"
    "|your rating|first name|last name|send|cancel|discussion|discussion about this post|view comments"
    "|show comments|load comments|sort by|permalink|edit|flag|newest|oldest|ready for more|report this|\u03b4"
    "|vote|restacks",
    "list of other headlines": "related|popular|popular now|trending|trending now|recommended|recommended for you"
    "|recent comments|breaking news|up next|next up|next|previous|prev|editors' picks|editor's picks"
    "|editors' pick|editor's pick|editor's choice|editors' choice|don't miss|must read|must reads|just in"
    "|just watched|must watch|replay|also read|see also|also on|more to explore|dive deeper|from our partners"
    "|around the web|sponsored content|promoted content|from the web|suggested reading|further reading"
    "|new stories|other articles|you may have missed|latest headlines|more headlines|top headlines|in the news",
    "tags": "tags|tag|topics|topic|filed under|tagged|keywords|posted in|in this story|subjects|labels",
    "advertisement": "advertisement|advertisements|advertisement 2|advertisement 3|article content|ad|ads"
    "|advertising|sponsored|sponsor|promoted|article continues below|continue reading below|loading|remove ads"
    "|adblock detected|ad blocker detected|adblocker detected|scroll to continue|ad feedback"
    "|story continues below advertisement",
    "newsletter form": "newsletter|newsletters|sign me up|i'm in|get the app|newsletter sign up|success"
    "|start free trial|download the app|join us",
    "link to the source": "source|sources|original link|link|via",
    "form label": "date|author|authors|published|publish date|updated|last updated|posted|posted on|posted by"
    "|published on|published by|by|written by|reviewed by|edited by|fact checked by|about the author"
    "|about the authors|about author|author bio|read time|reading time",
    "editors' box": "why we wrote this|what we're watching|about this story|about this series|how we reported this",
}
# The same in other languages, as far as a line of one of them is told at once.
ABROAD: Final = {
    "share row": "teilen|artikel teilen|partager|compartir|condividi|compartilhar|delen|dela|del|udostępnij"
    "|поделиться|поширити",
    "comment form": "kommentare|kommentar schreiben|commentaires|laisser un commentaire|comentarios|commenti"
    "|comentários"
    "|reacties|kommentarer|komentarze|комментарии|коментарі",
    "list of other headlines": "lesen sie auch|mehr zum thema|das könnte sie auch interessieren|à lire aussi"
    "|sur le même sujet"
    "|lee también|te puede interesar|leggi anche|leia também|lees ook|läs mer|les også|czytaj także"
    "|читайте также|читайте також",
    "advertisement": "anzeige|werbung|publicité|publicidad|pubblicità|publicidade|advertentie|annons|reklama|реклама",
    "newsletter form": "newsletter abonnieren|s'abonner|suscríbete|iscriviti|abonneren",
}
# What follows such an opening is short: a longer line tells something.
_SHORT: Final = r"[^.\u3002]{0,60}[.\u3002]?$"
OPENINGS_ABROAD: Final = (
    (
        "list of other headlines",
        24,
        r"(?:lesen sie (?:auch|mehr)|mehr zum thema|(?:à )?lire aussi|voir aussi|sur le même sujet|lee también"
        r"|lea también|te puede interesar|leggi anche|leia (?:também|mais)|lees ook|czytaj (?:też|także|również)"
        r"|läs (?:mer|också)|читайте (?:также|ещё|еще|по теме)|читайте також|по теме"
        r"|相关(?:阅读|新闻|报道|链接)|相關閱讀"
        r"|延伸阅读|延伸閱讀|推荐阅读|関連(?:記事|リンク)|あわせて読みたい|관련 ?기사) ?[:\uff1a\xbb>|]",
    ),
    (
        "newsletter form",
        14,
        r"(?:(?:abonnieren sie|bestellen sie|jetzt|hier|den|unseren) .*newsletter.{0,20}$"
        r"|newsletter\b.{0,20}\b(?:abonnieren|bestellen)\W*$"
        r"|(?:abonnez-vous|inscrivez-vous) (?:à|au|pour)\b|recevez (?:notre|nos) |suscr[ií]b(?:ete|ase) (?:a|al|para)\b"
        r"|iscriviti (?:a|alla)\b|(?:assine|inscreva-se) |(?:schrijf je in|meld je aan) |zapisz się "
        r"|подпи(?:саться|сывайтесь|шитесь|шись) на\b|підпи(?:сатися|суйтесь|суйтеся|шіться) на\b"
        rf"|(?:メルマガ|ニュースレター)){_SHORT}"
        r"|(?:(?:订阅|訂閱)(?:我们|我們|本|新闻|电子|電子)|(?:关注|關注)(?:我们|我們|公众号)"
        r"|扫(?:描|码).{0,8}(?:关注|關注|订阅|訂閱|下载|下載|加入|二维码))[^\u3002]{0,24}$",
    ),
    (
        "legal notice",
        24,
        r".{0,60}(?:alle rechte vorbehalten|tous droits réservés|(?:todos los )?derechos reservados"
        r"|tutti i diritti riservati|todos os direitos reservados|wszelkie prawa zastrzeżone|все права защищены"
        r"|(?:усі|всі) права захищен[оі])\W*$|(?:版权所有|版權所有)(?![者人])"
        r"|.{0,30}(?:無断転載|(?:未经|未經)(?:授权|授權|许可|許可).{0,12}(?:不得|禁止|请勿|請勿|严禁|嚴禁))",
    ),
    ("photo credit", 14, r"(?:fotos?|bild|quelle|crédits? photo|фото|图片来源|圖片來源|图|写真) ?[:\uff1a/]"),
)

# Patterns match from the start of a lower-case line of at most so many words.
OPENINGS: Final = (
    (
        "share row",
        14,
        r"(?:share|tweet|pin) (?:this|on|via|to|with|it)\b|click to (?:share|email|print)|follow (?:us"
        r"|me|him|her|them|@|topics|the author)|like us on|find us on|(?:opens in|open in) |copy (?:this )?link"
        r"|link copied|listen to (?:this|the) (?:article|story)|e?-?mail (?:this|a link)",
    ),
    (
        "list of other headlines",
        12,
        r"more (?:from|in|on|about|by|news|stories|articles|posts|like|videos|coverage"
        r"|for you)\b(?!.*(?:[.]$|\bthan\b))|(?:most|recently) (?:read|popular|viewed|shared|discussed|commented)"
        r"|(?:related"
        r"|recent|popular|latest|trending|recommended|similar) (?:articles?|posts?|stor(?:y|ies)|news|content"
        r"|topics?|reading|videos?|links?|from|in|coverage|products)\b|you (?:may|might|could|'ll) (?:also )?(?:like"
        r"|be interested|enjoy|love)|what to (?:read|watch) next|read (?:more|next|the full|the original|the rest"
        r"|also|all)\b|(?:view|see|show|load|browse) (?:all|more|less|full|the full|comments|gallery|profile)\b"
        r"|(?:next|previous|prev|older|newer) (?:post|article|story|entries|page|slide)s?\b|continue (?:reading|to)"
        r"|back to (?:all|top|home|blog|news|the)|in case you missed|keep reading|explore (?:more|our)|discover more"
        r"|latest (?:news|stories|from)|top (?:stories|news)|today's (?:top|headlines)",
    ),
    (
        "list of other headlines",
        30,
        r"(?:related|read more|read also|also read|see also|read next|watch|watch now"
        r"|don't miss|must read|up next|recommended|next|previous|trending|listen)(?: stor(?:y|ies)| articles?"
        r"| coverage| reading| posts?)? ?(?::|>>|\u00bb|\u2192|\|)",
    ),
    (
        "paywall",
        24,
        r"(?:this|the rest of this|the full) (?:article|story|content|post) is (?:for|only|reserved|available|exclusive"
        r"|free for)|(?:to|want to) (?:continue|keep) reading|to read (?:the|this|on)\b.{0,60}(?:subscri|account"
        r"|sign|log|regist)"
        r"|already (?:a|an) (?:\w+ )?(?:subscriber|member)|unlimited (?:digital )?access|cancel (?:at )?any ?time"
        r"|create (?:a|an|your) (?:free )?account|(?:you have|you've) (?:reached|read|used)\b.{0,40}(?:free|limit"
        r"|articles)"
        r"|\d+ (?:free )?articles? (?:left|remaining)|(?:then |only |just )?[$\u20ac\xa3] ?\d[\d.,]* (?:a|per"
        r"|every|for) "
        r"(?:\w+ )?(?:week|month|year)s?|choose (?:a|your) (?:plan|subscription)|(?:not|not yet) a subscriber"
        r"|subscri(?:be|ption) (?:now|today|required|to (?:continue|read|unlock))|unlock (?:this|the|unlimited)"
        r"|(?:not ready\? )?register (?:for free|now|here)\b"
        r"|log ?in or (?:subscribe|register|create)|(?:log|sign) ?in to (?:continue|read)|(?:for )?subscribers only",
    ),
    (
        "reader's comment",
        8,
        r"[\w .@'-]{1,40} (?:says|said|wrote|commented|replied):?$|in reply to|permalink\b"
        r"|log ?in to reply|reply to ",
    ),
    (
        "comment form",
        40,
        r"(?:leave|post|add|write|submit) (?:a|your) (?:comment|reply|review|response)"
        r"|\d[\d,.k]* (?:comments?|repl(?:y|ies)|responses?|shares?|views?|likes?|reads?|votes?|followers"
        r"|ratings?)\b|(?:comments?|views|shares|post views)(?: ?\(\d+\)|: ?\d+)|no comments|please (?:enter|log"
        r"|sign in|register|login|enable|disable|whitelist|support us|refresh|try again|check your|consider|note: "
        r"|read our)|(?:your )?email address|required fields|save my name|notify me|you must be|you need to be"
        r"|log in to|sign in to|login to|already (?:a|have)|comments (?:are|have|on)|this field is|enter your"
        r"|your (?:email|name|comment|message)|don't have an account|forgot (?:your )?password|write a comment"
        r"|join the (?:con|dis)",
    ),
    (
        "newsletter form",
        45,
        r"by (?:signing up|subscribing|submitting|clicking|continuing|entering|registering"
        r"|providing|joining|creating)\b|subscribe\b|sign up\b|signup\b|get (?:the latest|our|daily|breaking|updates"
        r"|unlimited|email|weekly|notified)\b|join (?:over|the \d|thousands|\d|more than|now|the newsletter"
        r"|our (?:newsletter|mailing|community|list))|stay (?:informed|connected|in the (?:know|loop))|thank(?:s"
        r"| you) for (?:subscrib|sign|read|watch|submit|register|contact|your)|(?:want|looking) .*newsletter"
        r"|want more|you(?:'ve| have) (?:been|successfully)|(?:become|be) an? .*(?:member|subscriber|supporter"
        r"|insider)|support (?:our|independent|us|the)|donate\b|(?:our|the|a|free|daily|weekly|your) .*newsletter"
        r"|start your free|oops|something went wrong",
    ),
    (
        "site notice",
        70,
        r"this (?:site|website|page|form|web site|webpage) (?:uses|is|is protected|may|contains|was)"
        r"|we (?:use|value|and our|store|process|care) (?:cookies|your|partners)|we and our |(?:our|the) (?:site"
        r"|website) uses|learn how your comment|protected by recaptcha|an ad ?blocker|your browser|javascript (?:is"
        r"|must)|(?:we've )?detected|adblock|loading|turn on|allow (?:us|notifications|cookies)|this video (?:is"
        r"|can)|video (?:player|unavailable)|these are external links|breadcrumb trail|story continues below"
        r"|this advertisement|there was an error|(?:a )?welcome email|manage (?:cookie|consent|preferences)"
        r"|allow .{0,20}cookies|chat with us|close share panel",
    ),
    (
        "legal notice",
        90,
        r"(?:\xa9|copyright\b|\(c\))|.{0,60}all rights reserved(?! to\b)|(?:the )?(?:views"
        r"|opinions)\b.{0,80}(?:express|those of|author)|disclaimer\b|disclosure\b|(?:all )?(?:products|prices"
        r"|content|information|material)s? .{0,40}(?:on this site|on this page|independently|purposes only"
        r"|time of publ)|(?:we|[\w ]{3,30}) (?:may|might|can|could|will) (?:earn|receive|get|make|be paid"
        r"|collect) .{0,40}(?:commission|compensation|affiliate)|if you (?:buy|click|purchase|make a purchase"
        r"|subscribe|use)\b.{0,80}(?:commission|affiliate|link)|when you (?:buy|purchase|click|shop"
        r"|make)\b.{0,60}(?:link|comm)|this (?:article|post|page|story|content|piece|essay|column|op-ed|commentary"
        r"|report|blog|transcript)\b.{0,50}(?:originally|first (?:app|pub)|was published|is published|republish"
        r"|reprint|affiliate|sponsor|updated|corrected|under a creative|produced by)|(?:originally"
        r"|first) (?:published|appeared|posted)|re(?:printed|published|posted) |(?:a )?version of this",
    ),
    (
        "link to the source",
        12,
        r"(?:read|view|see|click here|click to read) (?:for )?(?:the )?(?:full|original"
        r"|entire|complete|whole|rest)\b|source link|original (?:article|source|post)|click here|(?:source|via"
        r"|originally from|h/t): ?\S+$|https?://\S+$|www\.\S+$",
    ),
    (
        "photo credit",
        45,
        r"[\[(]?(?:(?:file |stock |featured |cover |header |main |lead |hero )?(?:photo(?:graph)?"
        r"|image|picture|pic|illustration|screenshot|screengrab|courtesy|credit)s?)(?: credits?| source| courtesy"
        r"| by| caption)? ?(?::|\||/|-|by |via |courtesy|from |of |\xa9)|(?:getty|reuters|ap photo|afp|shutterstock"
        r"|istock|unsplash|alamy|pixabay|bloomberg via|wikimedia|adobe stock|pexels|depositphotos)\b"
        r"|enlarge(?: this)? image|(?:image|media) (?:caption|copyright)|media playback|hide caption|toggle caption"
        r"|image \d+ of|\d+ of \d+\b|(?:view|open|expand) (?:image|gallery|in)|slide \d",
    ),
    ("breadcrumb", 30, r"home ?(?:\u00bb|\u203a|>|/|\||\u2192)|you are here|[\w&' -]{2,30} ?[\u00bb\u203a] ?\S"),
    (
        "time stamp",
        10,
        r"(?:about |an? )?(?:\d+|an?|one|two|three|few) (?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week"
        r"|month|year)s?(?: ago|[ -]read|\.? read)|\d+ ?(?:mins?|m|h|hrs?|d)(?: ago| read)?$|(?:est\.? "
        r"|estimated )?read(?:ing)? time|(?:last )?(?:updated|modified|edited) .{0,12}ago"
        r"|\d{1,2}\.\d\d ?[ap]m$|\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?(?: [a-z]{2,4})?$|just now$|yesterday$",
    ),
    (
        "tags",
        30,
        r"(?:tags?|topics?|filed under|filed in|tagged(?: with| as)?|posted in|categor(?:y|ies)|keywords"
        r"|labels|in) ?:|(?:tags |filed under |tagged |posted in )",
    ),
    ("editors' box", 90, r"editor(?:'s|s'|ial)? (?:note|'s note)\b"),
)

# Patterns looked for in the last characters of a lower-case line.
ENDINGS: Final = (
    ("share row", r"\(opens in (?:a )?new (?:window|tab)\)$"),
    (
        "list of other headlines",
        r" - (?:\d{1,2}(?:s|m|h|d|w|mo|y)|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct"
        r"|nov|dec)[a-z]*\.? \d{1,2})(?: -)?$",
    ),
    (
        "photo caption",
        r"\b(?:in|at|near|outside|from|on) [\w .'-]{2,40}, (?:jan|feb|mar|apr|may|june?|july?|aug"
        r"|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}, \d{4}\.?$",
    ),
    (
        "photo credit",
        r"(?:\((?:(?:ap|file|afp|reuters|getty|epa|photo|image|courtesy|screenshot|ap photo|pool"
        r"|via)\b[^()]*|[^()]*(?:photo|images?|getty|reuters|shutterstock|via ap|/ap|istock|unsplash|wikimedia"
        r"|associated press))\)|\[[^\[\]]*(?:photo|image|via|credit|wikimedia|courtesy|getty)[^\[\]]*\]"
        r"|getty images?|\bafp/getty|copyright (?:ap|afp|getty|reuters|epa)[\w ]*|(?:credit|photo)s?: ?[^.:]{2,60}"
        r"|(?:via|/) ?(?:getty|reuters|ap|shutterstock|istock|wikimedia|wikimedia commons|unsplash|flickr)"
        r"|/ ?(?:reuters|ap|afp|getty images)|hide caption|toggle caption)[.)\]]*$",
    ),
)

THREAD: Final = re.compile(
    r"(?:leave|post|add|write) a (?:comment|reply)|\d+ (?:responses|replies|thoughts|comments?)(?: to| on|$)"
    r"|comments? ?\(\d+\)|discussion about|(?:no )?comments?:?$"
)
UNLIKE: Final = "unlike the article around it"
LISTS: Final = frozenset({"list of other headlines", "tags"})
FORMS: Final = frozenset({"comment form", "newsletter form"})
TRANSPARENT: Final = frozenset({"advertisement", "no words"})
TALK: Final = frozenset({"reader's comment", "date"})
TAIL: Final = 90  # characters of a line in which an ending is looked for

_WHOLE: Final = {
    phrase.strip(EDGE): reason
    for reason, phrases in (*PHRASES.items(), *ABROAD.items())
    for phrase in phrases.split("|")
}
_START: Final = tuple((reason, limit, re.compile(pattern)) for reason, limit, pattern in (*OPENINGS, *OPENINGS_ABROAD))
_ENDS: Final = tuple((reason, re.compile(pattern)) for reason, pattern in ENDINGS)


def reason(line: str) -> str | None:
    """Why a line is boilerplate wherever it stands, or None. It looks at the line alone: cleaning is idempotent."""
    low = plain(line)
    bare = low.strip(EDGE)
    if not any(map(str.isalnum, bare)):
        return "no words"
    if found := _WHOLE.get(bare):
        return found
    words = low.count(" ") + 1
    for why, limit, pattern in _START:
        if words <= limit and pattern.match(low):
            return None if prose(low) else why
    if words > 60:
        return None
    tail = low[-TAIL:]
    return next((why for why, pattern in _ENDS if pattern.search(tail)), None)
