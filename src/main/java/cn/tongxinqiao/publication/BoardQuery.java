package cn.tongxinqiao.publication;

import cn.tongxinqiao.privacy.TextNotAllowed;
import cn.tongxinqiao.privacy.TextRules;
import java.util.regex.Pattern;

/**
 * What a reader of the board asks for. Empty texts count as not given.
 *
 * @param page page, the first is 0; null for the first
 * @param size entries a page, 1 to {@value #LARGEST_PAGE}; null for {@value #USUAL_PAGE}
 * @param category code of a subject, or null for all
 * @param community 12-digit code, or null for all
 * @param words what text or result must hold, or null
 */
public record BoardQuery(Integer page, Integer size, String category, String community, String words) {

    /** Entries a page when nothing else is asked. */
    public static final int USUAL_PAGE = 20;

    /** Most entries a page. */
    public static final int LARGEST_PAGE = 50;

    /** Longest search, in characters. */
    public static final int LONGEST_WORDS = 50;

    /** Pages beyond are for nobody; the offset of a far page costs as much as reading to it. */
    static final int LAST_PAGE = 10_000;

    private static final Pattern COMMUNITY = Pattern.compile("[0-9]{12}");

    /**
     * Takes a query as it came.
     *
     * @throws BoardQueryRefused when page, size, community or words are not as they should be
     */
    public BoardQuery {
        page = page == null ? 0 : page;
        size = size == null ? USUAL_PAGE : size;
        category = unlessBlank(category);
        community = unlessBlank(community);
        words = words(unlessBlank(words));
        if (page < 0 || page > LAST_PAGE) {
            throw BoardQueryRefused.page();
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw BoardQueryRefused.size();
        }
        if (community != null && !COMMUNITY.matcher(community).matches()) {
            throw BoardQueryRefused.community();
        }
    }

    private static String words(String words) {
        if (words == null) {
            return null;
        }
        if (words.codePointCount(0, words.length()) > LONGEST_WORDS) {
            throw BoardQueryRefused.words();
        }
        try {
            return TextRules.acceptLine(words);
        } catch (TextNotAllowed e) {
            throw BoardQueryRefused.words();
        }
    }

    private static String unlessBlank(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
