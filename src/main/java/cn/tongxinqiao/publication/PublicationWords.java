package cn.tongxinqiao.publication;

import java.util.Map;

/** The subjects entries are sorted by; the room that knows them implements it. */
public interface PublicationCategories {

    /**
     * All subjects.
     *
     * @return Chinese name by code, in the order to show
     */
    Map<String, String> names();
}
