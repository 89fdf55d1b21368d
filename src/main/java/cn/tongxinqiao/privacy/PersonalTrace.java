package cn.tongxinqiao.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What tells about a person by the words around it: names, addresses below the community, social accounts, dates of
 * birth. Found by rule, without a dictionary of names, so a name without any sign of one stays unseen.
 *
 * @param kind what it is
 * @param look the form; its group {@code trace} is what gets hidden
 * @param isNone what looks so and is none, or null
 */
record PersonalTrace(PersonalKind kind, Pattern look, Pattern isNone) {

    private static final String H = "\\p{IsHan}";
    private static final String BLANK = "[\\s:,;\"'“”‘’()（）]{0,3}";

    /** Surnames that hardly ever begin another word. */
    private static final String PLAIN_SURNAMES = "王李张刘陈杨黄赵吴徐孙朱胡郭林何梁郑罗宋谢唐韩曹许邓冯曾蔡彭潘袁董苏叶吕魏蒋杜丁沈姜范傅卢汪戴崔廖姚邱谭韦贾邹熊孟秦薛侯郝邵赖欧莫";

    /** Surnames that are also ordinary words; they need a stronger sign beside them. */
    private static final String MORE_SURNAMES =
            "高马周程于余田钟任陆方金夏石雷白龙段孔史毛常万顾武贺严尹钱江萧肖阎温洪龚黎易覃文庄柯邢岳梅骆冼麦简阮伍区关甘尤聂焦翟柳施陶牛童祝卞殷倪葛柴左詹安成向戚湛路管季卓巫翁康凌霍游邝岑劳舒屈蓝闵项裴鲍费连褚饶虞宁盛樊";

    /** Of those the ones that may stand for a name when two characters follow. */
    private static final String DOUBTFUL_SURNAMES = "马周程于余田钟任陆方金夏石雷白龙段孔史毛常万顾武贺严尹江萧肖温洪龚黎易覃庄柯邢岳骆冼麦简阮伍聂翟施陶祝殷葛詹戚湛岑劳邝";

    private static final String ANY_SURNAME = PLAIN_SURNAMES + MORE_SURNAMES;

    private static final String COMPOUND =
            "(?:欧阳|上官|司马|东方|南宫|夏侯|诸葛|尉迟|皇甫|公孙|慕容|长孙|宇文|司徒|令狐|端木|轩辕|独孤|百里|呼延|淳于|单于|纳兰|完颜)";

    /** Characters that are not in a given name, because they join words. */
    private static final String NOT_GIVEN = "[^的了是在和与及等也都就很不没要说有被把给从到对向请让或且这那其此另各每某个位们你我他她它家着过吗呢吧啊处里外上下前后旁边第]";

    private static final String GIVEN = "(?:(?=" + H + ")" + NOT_GIVEN + ")";

    /** What follows a name. */
    private static final String END = "(?=[^\\p{IsHan}]|$|[的是住在有和与说家电手今从要想因为反投来给对被把也都请之于同就这曾昨前后已去到向长还又再才总经半每天独正目身不没])";

    private static final String SALUTATION =
            "(?:先生|女士|小姐|太太|阿姨|叔叔|大叔|叔|伯伯|大伯|阿伯|伯父|伯|大爷|大娘|大妈|大姐|大哥|大嫂|老师|师傅|医生|护士|主任|经理|书记|奶奶|爷爷|婆婆|阿婆|阿公|姨|哥|姐|嫂|婶|同志|老板|警官|律师|校长|局长|科长|站长|队长|法官|姑娘|小朋友|同学|主管|管家|所长|处长|会计|护工|保安|保姆|教练|民警|警察|村长|支书|某某?)";

    /** Words that begin like a name. */
    private static final Pattern NO_NAME = Pattern.compile(
            "^(?:高[中级龄层空楼温压新等校度考峰铁速速血]|管[理道网线]|安[全保检排置装静]|江[湾边河]|钟[点表头]|任[课何务意职]|金[牌融额属钱桂]|马[路上达桶]|方[便面向案法式]|周[末边围一二三四五六日天转期密]"
                    + "|黄[色金昏线]|白[天色云石]|温[馨度暖水]|常[常年见规委务]|于[是此]|万[一分元]|成[立为年本都功员]|毛[病巾]|向[上下来着]|陈[旧列述设]|严[重格肃禁]|牛[奶肉]|石[头块板油]|夏[天季令]"
                    + "|康[复乐健]|区[域间别政]|关[于心注闭键机]|文[明化件体字艺物]|易[燃拉腐]|路[灯口面边过人段]|游[客泳乐戏]|施[工肥]|左[右边侧]|安[徽]|季[度节]|段[时路]|简[单易直]|伍|何[时处况必]|许[多可久]"
                    + "|林[业木场]|孙[子女]|曾[经]|杨[树梅]|杜[绝]|丁[字香]|胡[乱同闹说]|苏[醒]|叶[子片]|范[围畴]|罗[列]|张[贴挂望]|李[子]|谢[谢绝]|朱[红]|徐[徐]|董[事]|戴[口着上头]|武[装警器术]|梅[雨花]|童[装年]|余[下额款]"
                    + "|程[序度]|田[地间径]|史[上]|雷[雨电]|龙[头舟眼]|柳[树]|梁[上柱]|沈[阳]|唐[山]|韩[国]|郑[州]|赵[公]|吴[川]|贺[卡]|顾[客问虑]|祝[福]|焦[虑]|凌[晨乱]|卓[越]|倪|路[人]|陆[续地]|洪[水涝]|宋[体]|文[员])");

    private static final String NUMERAL = "[一二三四五六七八九十百零〇两壹贰叁肆伍陆柒捌玖拾]";
    private static final String NUMBER = "(?:[0-9]{1,4}|" + NUMERAL + "{1,5})";
    /** To somewhere (到3栋) is no count, from one to another (1到3栋) is. */
    private static final String NO_COUNT = "(?<![0-9共有约近达多建这那余每超足个满总数几过第.\\-])(?<![0-9一二三四五六七八九十栋幢座楼层号元〕]到)";

    private static final String DASH = "[-\u2010-\u2015－#]";

    private static final String BUILDING =
            "(?:(?:[A-Za-z]\\s?)?" + NUMBER + "\\s?(?:号楼|号院|栋|幢|棟|座)|[A-Za-z甲乙丙丁]\\s?(?:栋|幢|座|号楼)|[0-9]{1,3}#楼?)";
    private static final String STAIR = "(?:" + NUMBER + "|[A-Za-z甲乙丙丁])\\s?(?:单元|梯)";
    private static final String FLOOR = NUMBER + "\\s?(?:楼|层)";
    private static final String ROOM = "(?:[A-Za-z]?(?:[0-9]{2,4}[A-Za-z]?|" + NUMERAL
            + "{3,4})\\s?(?:号?房间?|号?室)(?![一二两三四0-9]{1,2}[厅卫])|[0-9]{1,4}\\s?号(?:房|室))";

    /** Bare digits after a building or a floor: a room, unless they count something. */
    private static final String BARE_ROOM =
            "[A-Za-z]?[0-9]{3,4}[A-Za-z]?(?![0-9年月日号元块万户人口度吨米平个次件瓦伏辆台盏宗名位斤.%])|" + NUMERAL + "{3,4}(?![个户人元块年月日万])";

    private static final String JOINT = "[\\s,、的之" + "\\-\u2010-\u2015" + "]{0,2}";

    /** All kinds; where two fit, the earlier one counts. */
    static final List<PersonalTrace> ALL = List.of(
            // Social accounts.
            of(
                    PersonalKind.ACCOUNT,
                    "(?i)(?:(?:微|薇|威|徽|v)信(?!公众号|小程序|支付|转账|群里)|wechat|weixin|(?<![a-z])[vw]x(?![a-z]{2})|(?<![a-z])qq|扣扣|企鹅号|抖音号?|快手号?|支付宝号?)"
                            + "(?:同手机号?|同电话|同号|联系)?(?:群?号码?|id|帐号|账号)?[\\s:是为_\\-(]{0,4}(?<trace>(?!(?:http|www|12345(?![a-z0-9])|app))[a-z0-9][a-z0-9_\\-]{4,30})"),
            of(
                    PersonalKind.ACCOUNT,
                    "(?i)[加+](?:我|他|她|个|下|一下)?[\\s]?(?:[v薇威]|卫星)[\\s:]{0,3}(?<trace>[a-z0-9][a-z0-9_\\-]{4,30})"),
            // Dates of birth.
            of(
                    PersonalKind.BIRTH_DATE,
                    "(?:出生年月日?|出生日期|出生于|出生|生日|生于|诞于)[\\s:是为于在,(]{0,3}(?<trace>"
                            + "(?:农历|阴历|公历)?(?:(?:1[89]|20)[0-9]{2}|[一二〇零九八七六五四三]{4})[\\s年\\-./]{0,2}(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[\\s月\\-./]{0,2}(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})?[日号]?"
                            + "|(?:农历|阴历|公历)?(?:[0-9]{1,2}|[一二三四五六七八九十正冬腊]{1,2})月(?:初|廿)?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号]?)"),
            of(
                    PersonalKind.BIRTH_DATE,
                    "(?<trace>(?:(?:19[0-9]{2})\\s?年(?:\\s?[0-9]{1,2}\\s?月)?|20[0-9]{2}\\s?年\\s?[0-9]{1,2}\\s?月)(?:\\s?[0-9]{1,2}\\s?[日号])?)\\s?(?:出生|生人|生(?=[^\\p{IsHan}]|$))"),
            of(
                    PersonalKind.BIRTH_DATE,
                    "(?<trace>[一二][九〇零]" + NUMERAL + "{2}年(?:[一二三四五六七八九十]{1,2}月)?(?:[一二三四五六七八九十]{1,3}[日号])?)(?:出生|生人)"),
            // Addresses, the longest forms first.
            of(
                    PersonalKind.ADDRESS,
                    NO_COUNT + "(?<trace>" + BUILDING + "(?!楼(?![下上顶道梯后前旁边门长栋])|都|均|全)(?:" + JOINT + "(?:" + STAIR + "|"
                            + FLOOR + "|" + ROOM + "|" + BARE_ROOM + ")){0,4})"),
            of(
                    PersonalKind.ADDRESS,
                    NO_COUNT + "(?<trace>" + STAIR + "(?!\\s?[到至~、和及])(?:" + JOINT + "(?:" + FLOOR + "|" + ROOM + "|"
                            + BARE_ROOM + ")){0,3})"),
            of(PersonalKind.ADDRESS, NO_COUNT + "(?<trace>" + FLOOR + JOINT + "(?:" + ROOM + "|" + BARE_ROOM + "))"),
            of(PersonalKind.ADDRESS, NO_COUNT + "(?<trace>" + ROOM + ")"),
            of(
                    PersonalKind.ADDRESS,
                    "(?:门牌号?码?|房号|房间号|户号)[\\s:是为]{0,3}(?<trace>(?:" + NUMBER
                            + "|[A-Za-z][0-9]{0,4})(?:[\\-之号0-9]{0,6}))"),
            of(
                    PersonalKind.ADDRESS,
                    "(?:路|街|巷|大道|道|弄|坊|围|村|胡同|横|(?<![这那哪家夜])里|组|社|队)\\s?(?<trace>" + NUMBER
                            + "\\s?号(?:之[0-9一二三四五六七八九十]{1,2})?)"
                            + "(?!线|文|台风|公交|公告|令|楼梯|机|车|出口|入口|口|门岗|早|晚|上午|下午|起|停|之前|之后|前|后|至|到|开始|凌晨|通知|地铁|选手|井)"),
            of(
                    PersonalKind.ADDRESS,
                    "(?:住|住在|家|家在|花园|苑|小区|公寓|新村|园|城|府|(?<![这那哪])里|湾|庭|居)\\s?(?<trace>[A-Za-z]?[0-9]{1,3}(?:" + DASH
                            + "[0-9]{1,4}){1,3}(?:号|房|室)?)(?![0-9年月日点时:楼])"),
            of(PersonalKind.ADDRESS, "(?:楼上|楼下|隔壁|对门|对面)的?(?<trace>[0-9]{3,4})(?![0-9年月日号元块万户人口度吨米平个次件台盏斤.%])"),
            // Cards written in groups, whether or not their check digit is right.
            of(
                    PersonalKind.BANK_CARD,
                    "(?<![0-9])(?<trace>(?:62|4[0-9]|5[1-5])[0-9]{2}(?:[ \\-][0-9]{4}){3}(?:[ \\-][0-9]{1,3})?)(?![0-9])"),
            of(PersonalKind.BANK_CARD, "(?<![0-9])(?<trace>62[0-9]{17})(?![0-9])"),
            // Names.
            of(
                    PersonalKind.NAME,
                    "(?:我叫|名叫|叫做|名字是|名字叫|姓名|联系人|联络人|收件人|户名|本名|真名|署名|落款)(?:是|为|叫)?" + BLANK + "(?<trace>" + COMPOUND + H
                            + "{1,2}?" + END + "|[" + ANY_SURNAME + "]" + GIVEN + "{1,2}?" + END + "|" + COMPOUND + H
                            + "{2}|["
                            + ANY_SURNAME + "]" + GIVEN + "{2}|[" + ANY_SURNAME + "]" + GIVEN + ")"),
            of(PersonalKind.NAME, "(?<trace>" + COMPOUND + "(?:" + H + "{0,2}?))(?=" + SALUTATION + ")"),
            new PersonalTrace(
                    PersonalKind.NAME,
                    Pattern.compile("(?<![社小郊市城地辖片校园东西南北中老新全本各](?=区)|[保公治](?=安))(?<trace>[" + ANY_SURNAME + "]" + GIVEN
                            + "{0,2}?)(?=" + SALUTATION + ")"),
                    NO_NAME),
            new PersonalTrace(
                    PersonalKind.NAME,
                    Pattern.compile(
                            "(?:我是|[元栋房室楼]的|我妈|我爸|妈妈|爸爸|公公|婆婆|爷爷|奶奶|外婆|外公|哥哥|姐姐|弟弟|妹妹|房客|舍友|本人|业主|户主|房主|房东|租客|租户|住户|居民|邻居|老人|村民|店主|车主|老板|丈夫|妻子|老公|老婆|儿子|女儿|父亲|母亲|同事|朋友|投诉人|举报人|申请人|诉求人|反映人|当事人|请找|找到|联系|通知|转告|告诉|交给|签名|签字)(?:是|叫|为|人)?"
                                    + BLANK + "(?<trace>" + COMPOUND + H + "{1,2}?|[" + PLAIN_SURNAMES + "]" + GIVEN
                                    + "{1,2}?|[" + DOUBTFUL_SURNAMES + "]" + GIVEN + "{2})"
                                    + END),
                    NO_NAME),
            new PersonalTrace(
                    PersonalKind.NAME,
                    Pattern.compile("(?<!" + H + "区|" + H + "路)(?<trace>" + COMPOUND + H + "{1,2}|[" + PLAIN_SURNAMES
                            + "]" + GIVEN
                            + "{1,2}?)(?=[\\s:,(]{0,2}的?(?:电话|手机|身份证|微信|联系电话|住址|家住|车牌|[+＋]?(?:86)?1[3-9][0-9]{9}))"),
                    NO_NAME),
            of(PersonalKind.NAME, "(?<![百同贵])(?:免贵|本)?姓\\s?(?<trace>" + COMPOUND + "|[" + ANY_SURNAME + "])(?!名)"),
            of(
                    PersonalKind.NAME,
                    "(?<![大从到缩较最更很太偏])(?:老|阿|小)(?<trace>[王李张刘陈杨黄赵吴周徐孙朱马胡郭林何梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏吕魏蒋杜丁沈姜傅卢汪戴崔任陆廖姚邱谭韦贾邹熊孟秦薛侯郝邵赖])"
                            + "(?=[^\\p{IsHan}]|$|[家说住电])"),
            of(PersonalKind.NAME, "(?<trace>" + H + "{2,6}[·•・]" + H + "{2,8}?)(?=" + SALUTATION + "|" + END + ")"));

    private static PersonalTrace of(PersonalKind kind, String look) {
        return new PersonalTrace(kind, Pattern.compile(look), null);
    }

    static Stream<Mark> in(PlainReading reading) {
        return ALL.stream().flatMap(trace -> trace.marks(reading).stream());
    }

    private List<Mark> marks(PlainReading reading) {
        List<Mark> marks = new ArrayList<>();
        Matcher matcher = look.matcher(reading.text());
        while (matcher.find()) {
            String found = matcher.group("trace");
            int start = matcher.start("trace");
            int end = matcher.end("trace");
            boolean none = isNone != null
                    && isNone.matcher(reading.text())
                            .region(start, reading.text().length())
                            .lookingAt();
            if (!found.isBlank() && !none) {
                marks.add(new Mark(reading.start(start), reading.end(end - 1), kind));
            }
        }
        return marks;
    }
}
