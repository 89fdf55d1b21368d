package cn.tongxinqiao.notification;

import java.time.Instant;

/**
 * One version of a template's text.
 *
 * @param template whose text
 * @param number 0 for the shipped text, counted up with every change
 * @param text the text
 * @param changedBy account of who wrote it, null for the shipped text
 * @param changedAt when, null for the shipped text
 */
public record TemplateVersion(
        LetterTemplate template, int number, LetterText text, String changedBy, Instant changedAt) {}
