package cn.tongxinqiao.engine;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a task stands out in the lists. It is written before the task's description, in words: people read it there, and the
 * lists find it without looking into another table.
 */
public enum TaskMark {
    /** Somebody waits and has said so. */
    URGED("催办"),
    /** It was done here before and came back. */
    RETURNED("退回");

    private final String label;

    TaskMark(String label) {
        this.label = label;
    }

    /**
     * Puts the mark before a description.
     *
     * @param description as it is, may be null
     * @return with the mark, once
     */
    public String on(String description) {
        String text = description == null ? "" : description;
        return isOn(text) ? text : written() + text;
    }

    private boolean isOn(String description) {
        return description != null && description.contains(written());
    }

    /** The marks a description carries. */
    static Set<TaskMark> in(String description) {
        return Stream.of(values()).filter(mark -> mark.isOn(description)).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Names the mark.
     *
     * @return two Chinese characters
     */
    public String label() {
        return label;
    }

    /** What a list looks for. */
    String pattern() {
        return "%" + written() + "%";
    }

    private String written() {
        return "【" + label + "】";
    }
}
