package cn.tongxinqiao.publication;

import java.util.List;

/**
 * A page of the board.
 *
 * @param items its entries, newest first
 * @param page which page, the first is 0
 * @param pages how many there are
 * @param total entries on all pages
 */
public record BoardPage(List<BoardEntry> items, int page, int pages, long total) {}
