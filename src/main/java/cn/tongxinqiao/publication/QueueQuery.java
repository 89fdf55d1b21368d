package cn.tongxinqiao.publication;

/**
 * What a publisher looks for.
 *
 * @param status where entries stand
 * @param category code of a subject, or null for all
 * @param community 12-digit code, or null for all
 * @param page page, the first is 0
 */
public record QueueQuery(PublicationStatus status, String category, String community, int page) {

    /** Entries a page. */
    public static final int PAGE = 20;
}
