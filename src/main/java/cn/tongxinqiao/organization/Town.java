package cn.tongxinqiao.organization;

import java.util.List;

/**
 * A town with its communities.
 *
 * @param code unit code
 * @param name name
 * @param communities communities that still work, by code, at least one
 */
public record Town(String code, String name, List<Unit> communities) {

    /** Keeps its own copy of the list. */
    public Town {
        communities = List.copyOf(communities);
    }
}
