package cn.tongxinqiao.publication;

import java.util.List;

/**
 * What a proposed entry was made from, for the publisher's eyes. Kept by its source alone.
 *
 * @param text the text as it was handed in
 * @param result what was done, may be null
 * @param place where, may be null
 * @param known what is known to be personal in it, such as the requester's name; holds no null
 */
public record Original(String text, String result, String place, List<String> known) {

    /** Keeps its own list. */
    public Original {
        known = List.copyOf(known);
    }

    @Override
    public String toString() {
        return "Original[hidden]";
    }
}
