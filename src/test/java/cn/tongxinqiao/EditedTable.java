package cn.tongxinqiao;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A shipped decision table with changes an analyst might make. */
public record EditedTable(String id, String xml) {

    public static EditedTable shipped(String id) {
        try (InputStream in = EditedTable.class.getResourceAsStream("/processes/" + id + ".dmn")) {
            return new EditedTable(id, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes something else into a cell, such as {@code rule_minor_tier}. */
    public EditedTable cell(String entry, String text) {
        return replacing(
                "(<(?:input|output)Entry id=\"" + entry + "\">\\s*<text>)[^<]*(</text>)",
                "$1" + Matcher.quoteReplacement(text) + "$2");
    }

    public EditedTable withoutRule(String rule) {
        return replacing("(?s)<rule id=\"" + rule + "\">.*?</rule>", "");
    }

    public EditedTable replacing(String pattern, String replacement) {
        String changed = Pattern.compile(pattern).matcher(xml).replaceAll(replacement);
        if (changed.equals(xml)) {
            throw new AssertionError(id + " has nothing like " + pattern);
        }
        return new EditedTable(id, changed);
    }

    public EditedTable with(UnaryOperator<EditedTable> change) {
        return change.apply(this);
    }

    public byte[] bytes() {
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
