package cn.tongxinqiao.publication;

import java.util.List;
import java.util.Map;

/** The table that says what may be published (D18); always its newest version. */
public interface PublicationRule {

    /**
     * Asks the table.
     *
     * @param inputs value by input name; a null is unknown
     * @return what it said
     */
    Ruling ask(Map<String, Object> inputs);

    /** How something may be published. */
    enum Way {
        /** Not at all. */
        NEVER,
        /** Without anything personal. */
        MASKED,
        /** As it is. */
        FULL
    }

    /**
     * What the table said.
     *
     * @param way how it may be published
     * @param explanation why, in Chinese
     * @param version version of the table
     * @param rules ids of the rules that matched
     */
    record Ruling(Way way, String explanation, int version, List<String> rules) {}
}
