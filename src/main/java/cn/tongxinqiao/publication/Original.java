package cn.tongxinqiao.publication;

/**
 * What a proposed entry was made from, for the publisher's eyes. Kept by its source alone.
 *
 * @param text the text as it was handed in
 * @param result what was done, may be null
 * @param place where, may be null
 */
public record Original(String text, String result, String place) {

    @Override
    public String toString() {
        return "Original[hidden]";
    }
}
