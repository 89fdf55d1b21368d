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

    /**
     * Takes a query as it came; empty texts count as not given.
     *
     * @throws BoardQueryRefused when there can be no such page
     */
    public QueueQuery {
        category = category == null || category.isBlank() ? null : category;
        community = community == null || community.isBlank() ? null : community;
        if (page < 0 || page > BoardQuery.LAST_PAGE) {
            throw BoardQueryRefused.page();
        }
    }
}
