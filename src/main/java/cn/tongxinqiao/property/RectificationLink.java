package cn.tongxinqiao.property;

/**
 * The company's way to its order.
 *
 * @param number number of the rectification
 * @param token proves that the caller has the letter
 */
public record RectificationLink(String number, String token) {

    /** The path of the page with what it needs. */
    public String path() {
        return "/property-rectification/" + number + "?token=" + token;
    }

    @Override
    public String toString() {
        return "RectificationLink[" + number + "]";
    }
}
