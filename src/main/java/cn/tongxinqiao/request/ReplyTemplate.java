package cn.tongxinqiao.request;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One version of a text to pick from.
 *
 * @param id what stays the same from version to version
 * @param version 1 for the first
 * @param step where it is offered
 * @param category the category it is for, null for every one
 * @param title what people pick it by
 * @param body the text; what stands in 【】 has to be filled in
 * @param offered whether people may pick it
 * @param validFrom the first day it counts
 * @param changedBy account, null for a shipped text
 * @param changedAt when it was written
 */
public record ReplyTemplate(
        String id,
        int version,
        ReplyStep step,
        Category category,
        String title,
        String body,
        boolean offered,
        LocalDate validFrom,
        String changedBy,
        Instant changedAt) {

    /**
     * What a person writes of it.
     *
     * @param step where it is offered
     * @param category the category it is for, null for every one
     * @param title what people pick it by, one line
     * @param body the text
     * @param offered whether people may pick it
     * @param validFrom the first day it counts, null for today
     */
    public record Draft(
            ReplyStep step, Category category, String title, String body, boolean offered, LocalDate validFrom) {}

    /** The same as a draft to be changed. */
    public Draft draft() {
        return new Draft(step, category, title, body, offered, validFrom);
    }
}
