package cn.tongxinqiao.publication;

import java.util.List;
import java.util.Map;

/**
 * A page of the publisher's queue.
 *
 * @param items entries, newest first
 * @param page which page, the first is 0
 * @param pages how many there are
 * @param total entries on all pages
 * @param counts how many there are by status, filters aside
 */
public record QueuePage(
        List<Publication> items, int page, int pages, long total, Map<PublicationStatus, Long> counts) {}
