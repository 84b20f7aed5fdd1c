"""Names of months in other languages, from CLDR: made by `python -m scripts.months`."""

from typing import Final

NAMES: Final = (
    "ene enero gen gener gennaio ian ianuarie jaan jaanuar jan janeiro januar januari január januára janv janvier "
    "janvāris led leden ledna oca ocak saus sausio sausis sij siječanj siječnja sty styczeń stycznia tammi "
    "tammikuu tammikuuta ιαν ιανουάριοσ ιανουαρίου січ січень січня янв январь января яну януари јан јануар ינואר "
    "يناير ژانویه มกราคม 一月",
    "feb febbraio febr febrer febrero februar februari februarie február februára februāris fev fevereiro févr "
    "février helmi helmikuu helmikuuta lut lutego luty vas vasario vasaris veebr veebruar velj veljača veljače "
    "úno únor února şub şubat φεβ φεβρουάριοσ φεβρουαρίου лют лютий лютого феб фебруар фев февр февраль февраля "
    "февруари פברואר فبراير فوریه 二月",
    "bře březen března kov kovas kovo maalis maaliskuu maaliskuuta maart mar marca marec maret mars mart martie "
    "marts marzec marzo març março mrt márc március mär märts märz ožu ožujak ožujka μάρ μάρτιοσ μαρ μαρτίου бер "
    "березень березня мар март марта מרץ مارس 三月",
    "abr abril apr april aprile aprilie aprill apríl apríla aprīlis avr avril bal balandis balandžio dub duben "
    "dubna huhti huhtikuu huhtikuuta kwi kwiecień kwietnia nis nisan tra travanj travnja ápr április απρ απρίλιοσ "
    "απριλίου апр апрель апреля април квіт квітень квітня אפריל آوریل أبريل เมษายน 四月",
    "geg gegužė gegužės kvě květen května mag maggio mai maig maijs maio maj maja may mayo mayıs mei máj mája "
    "május svi svibanj svibnja touko toukokuu toukokuuta μάι μάιοσ май мая мај трав травень травня מאי مايو مه मई "
    "พฤษภาคม 五月",
    "birž birželio birželis cze czerwca czerwiec giu giugno haz haziran iun iunie juin jun junho juni junij junio "
    "juny juuni jún júna június jūn jūnijs kesä kesäkuu kesäkuuta lip lipanj lipnja červen června čvn ιουν "
    "ιουνίου ιούν ιούνιοσ июн июнь июня черв червень червня юни јун יוני يونيو ژوئن 六月",
    "heinä heinäkuu heinäkuuta iul iulie juil juillet jul julho juli julij julio juliol juuli júl júla július jūl "
    "jūlijs liep liepa liepos lipca lipiec lug luglio srpanj srpnja tem temmuz července červenec čvc ιουλ ιουλίου "
    "ιούλ ιούλιοσ июл июль июля лип липень липня юли јул יולי يوليو ژوئیه กรกฎาคม 七月",
    "ag ago agost agosto agu agustus août aug august augusta augusti augusts augustus augusztus avg avgust ağu "
    "ağustos elo elokuu elokuuta kol kolovoz kolovoza rugp rugpjūtis rugpjūčio sie sierpień sierpnia srp srpen "
    "srpna αυγ αυγούστου αύγ αύγουστοσ авг август августа серп серпень серпня אוגוסט أغسطس اوت আগ 八月",
    "eyl eylül rugs rugsėjis rugsėjo ruj rujan rujna sep sept september septembra septembre septembrie septembris "
    "septiembre set setembre setembro settembre syys syyskuu syyskuuta szept szeptember wrz wrzesień września zář "
    "září σεπ σεπτέμβριοσ σεπτεμβρίου вер вересень вересня сент сентябрь сентября сеп септембар септември ספטמבר "
    "سبتمبر سپتامبر 九月",
    "eki ekim listopada loka lokakuu lokakuuta oct octobre octombrie octubre okt oktober oktobris oktoober "
    "október októbra ott ottobre out outubro paź październik października spal spalio spalis říj říjen října οκτ "
    "οκτωβρίου οκτώβριοσ жовт жовтень жовтня окт октобар октомври октябрь октября אוקטובר أكتوبر اکتبر 十月",
    "kas kasım lapkr lapkritis lapkričio lis listopad listopadu marras marraskuu marraskuuta noiembrie nov "
    "november novembra novembre novembris novembro noviembre stu studeni studenoga νοέ νοέμβριοσ νοε νοεμβρίου "
    "лист листопад листопада нов новембар ное ноември нояб ноябрь ноября נובמבר نوامبر نوفمبر 十一月",
    "ara aralık dec december decembra decembrie decembris des desember desembre dets detsember dez dezember "
    "dezembro dic dicembre diciembre déc décembre gru grudnia grudzień gruod gruodis gruodžio joulu joulukuu "
    "joulukuuta pro prosinac prosinca prosince prosinec δεκ δεκέμβριοσ δεκεμβρίου груд грудень грудня дек декабрь "
    "декабря декември дец децембар דצמבר دسامبر ديسمبر 十二月",
)
"""For each month its names in small letters."""
