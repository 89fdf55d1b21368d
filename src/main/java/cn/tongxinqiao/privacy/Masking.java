package cn.tongxinqiao.privacy;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks values that are known to be personal; for free text see {@link PersonalData}.
 *
 * <p>A null or blank value gives an empty text. What is too short to keep a part of is hidden whole.
 */
public final class Masking {

    private static final String HIDDEN = "****";

    /** Compound surnames still borne; a name that begins with one and has more than one character after it keeps both. */
    private static final Set<String> COMPOUND_SURNAMES = Set.of(
            "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政",
            "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘", "子车", "亓官", "司寇", "巫马",
            "公西", "颛孙", "壤驷", "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋", "夹谷", "轩辕", "令狐", "段干", "百里", "呼延", "东郭", "南门", "羊舌",
            "微生", "梁丘", "左丘", "东门", "西门", "第五", "公仪", "公乘", "歐陽", "司馬", "東方", "獨孤", "南宮", "諸葛", "鍾離", "長孫", "淳于", "单于",
            "纳兰", "完颜", "叶赫");

    /** Province, city, county, town and community in front of an address, each of them optional. */
    private static final Pattern DOWN_TO_THE_COMMUNITY = Pattern.compile("^(?:\\p{IsHan}{2,8}?(?:省|自治区))?"
            + "(?:\\p{IsHan}{2,8}?[市州盟])?"
            + "(?:\\p{IsHan}{1,6}?(?<![小园校厂景社])[区县旗])?"
            + "(?:\\p{IsHan}{1,8}?(?:街道|镇|乡|街))?"
            + "(?:\\p{IsHan}{1,12}?(?:社区|村(?![路街道巷口头尾])))?");

    /** How a person is addressed when shown to the public. */
    public enum Salutation {
        /** 先生. */
        MR("先生"),
        /** 女士. */
        MS("女士"),
        /** Not known: stars instead of a salutation. */
        UNKNOWN("**");

        private final String text;

        Salutation(String text) {
            this.text = text;
        }
    }

    private Masking() {}

    /**
     * Masks a phone number: {@code 13812345678} becomes {@code 138****5678}, {@code 020-88886666} becomes
     * {@code 020-8888****}.
     *
     * @param phone mobile or landline number, may hold blanks, dashes and a country code
     * @return the masked number
     */
    public static String phone(String phone) {
        return PhoneNumber.in(phone == null ? "" : phone)
                .map(PhoneNumber::masked)
                .orElseGet(() -> hiddenUnlessBlank(phone));
    }

    /**
     * Masks an identity card number: {@code 440118199001011234} becomes {@code 440118********1234}.
     *
     * @param number the number of 18 or 15 characters
     * @return the masked number
     */
    public static String identityCard(String number) {
        return ends(number, 6, 4);
    }

    /**
     * Masks a bank card number: its first and last four digits stay.
     *
     * @param number the number, without blanks
     * @return the masked number
     */
    public static String bankCard(String number) {
        return ends(number, 4, 4);
    }

    /**
     * Masks a name for the staff of other units: the surname stays, one star stands for each further character.
     *
     * @param name the full name
     * @return e.g. {@code 张*} for 张三, {@code 欧阳**} for 欧阳小明
     */
    public static String nameForUnits(String name) {
        if (isBlank(name)) {
            return "";
        }
        String stripped = name.strip();
        int length = stripped.codePointCount(0, stripped.length());
        if (length == 1) {
            return "*";
        }
        String surname = surname(stripped);
        return surname + "*".repeat(length - surname.codePointCount(0, surname.length()));
    }

    /**
     * Masks a name for the public, so that not even its length shows.
     *
     * @param name the full name
     * @param salutation how to address the person, not null
     * @return e.g. {@code 欧阳先生}, {@code 张女士}, {@code 张**}
     */
    public static String nameForPublic(String name, Salutation salutation) {
        if (isBlank(name)) {
            return "";
        }
        String stripped = name.strip();
        boolean surnameIsAll = stripped.codePointCount(0, stripped.length()) == 1;
        return surnameIsAll ? "**" : surname(stripped) + salutation.text;
    }

    /**
     * Cuts an address after the community or, where none is named, after the town, county or city.
     *
     * @param address the full address, from the larger to the smaller
     * @return what may be shown to the public; stars when the address begins below the community
     */
    public static String address(String address) {
        if (isBlank(address)) {
            return "";
        }
        Matcher matcher = DOWN_TO_THE_COMMUNITY.matcher(address.strip());
        return matcher.find() && matcher.end() > 0 ? matcher.group() : HIDDEN;
    }

    /** Keeps the first and last characters; a value too short to hide a fair part of is hidden whole. */
    static String ends(String value, int first, int last) {
        if (isBlank(value)) {
            return "";
        }
        String stripped = value.strip();
        int hidden = stripped.length() - first - last;
        return hidden < (first + last) / 3
                ? HIDDEN
                : stripped.substring(0, first) + "*".repeat(hidden) + stripped.substring(stripped.length() - last);
    }

    private static String surname(String name) {
        boolean compound = name.length() > 2 && COMPOUND_SURNAMES.contains(name.substring(0, 2));
        return compound ? name.substring(0, 2) : name.substring(0, name.offsetByCodePoints(0, 1));
    }

    private static String hiddenUnlessBlank(String value) {
        return isBlank(value) ? "" : HIDDEN;
    }

    private static boolean isBlank(String value) {
        return value == null || value.isBlank();
    }
}
