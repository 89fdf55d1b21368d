package cn.tongxinqiao.privacy;

import java.util.List;

/**
 * A text as the public may read it, and what was taken out.
 *
 * @param marks what is personal, in order, not overlapping; positions are those of the original
 * @param masked the text with a word in brackets in place of each mark, such as {@code 〔电话〕}
 */
public record Redaction(List<Mark> marks, String masked) {

    private static final String OPENS = "〔";
    private static final String CLOSES = "〕";

    /** Keeps its own list. */
    public Redaction {
        marks = List.copyOf(marks);
    }

    static Redaction of(String text, List<Mark> marks) {
        StringBuilder masked = new StringBuilder();
        int copied = 0;
        for (Mark mark : marks) {
            masked.append(text, copied, mark.start())
                    .append(OPENS)
                    .append(mark.kind().label())
                    .append(CLOSES);
            copied = mark.end();
        }
        return new Redaction(marks, masked.append(text, copied, text.length()).toString());
    }
}
