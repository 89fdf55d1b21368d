package cn.tongxinqiao.publication;

import java.util.Map;

/** What codes of an entry are called; the room that knows them implements it. */
public interface PublicationWords {

    /**
     * All subjects.
     *
     * @return Chinese name by code, in the order to show
     */
    Map<String, String> categories();

    /**
     * All tiers.
     *
     * @return Chinese name by code, from the lowest
     */
    Map<String, String> tiers();
}
