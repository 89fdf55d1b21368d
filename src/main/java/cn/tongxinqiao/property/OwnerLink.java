package cn.tongxinqiao.property;

/**
 * By which a home answers the survey of an assessment and objects to its draft without signing in: a personal link from a
 * letter, or a code given out on paper.
 *
 * @param number number of the assessment
 * @param home id of the home in the register; null with a code
 * @param token of the link; null with a code
 * @param code from the paper; null with a link
 */
public record OwnerLink(String number, Long home, String token, String code) {

    /** The address of a page with this link, below our own address. */
    public String path(String page) {
        return page + "/" + number + query();
    }

    /** What follows the path in the address of a page. */
    public String query() {
        return code == null ? "?home=" + home + "&token=" + token : "?code=" + code;
    }
}
