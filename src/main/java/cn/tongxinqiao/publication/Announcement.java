package cn.tongxinqiao.publication;

/**
 * Something the publisher tells the public.
 *
 * @param key key of the submission: the same key makes no second announcement
 * @param community 12-digit code, or null for the whole district
 * @param title heading
 * @param text the text
 */
public record Announcement(String key, String community, String title, String text) {}
