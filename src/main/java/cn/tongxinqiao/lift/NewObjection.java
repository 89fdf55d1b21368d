package cn.tongxinqiao.lift;

import java.time.Instant;
import java.util.List;

/**
 * An objection on paper, as somebody at work enters it.
 *
 * @param home id of the home that objects; null for somebody who owns none in the house
 * @param objector name, where {@code home} is null
 * @param kind what it is about
 * @param text what is written
 * @param receivedAt when it was handed in; null for now
 * @param papers photos or scans of it, at least one
 */
public record NewObjection(
        Long home, String objector, ObjectionKind kind, String text, Instant receivedAt, List<LiftFile> papers) {

    /** Keeps its own copy. */
    public NewObjection {
        papers = papers == null ? List.of() : List.copyOf(papers);
    }

    @Override
    public String toString() {
        return "NewObjection[" + kind + "]";
    }
}
