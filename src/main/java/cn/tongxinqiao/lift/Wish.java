package cn.tongxinqiao.lift;

/** What a home thinks of the lift. The names are stored. */
public enum Wish {
    /** For it. */
    AGREE("同意", "同", "✓"),
    /** Against it. */
    OPPOSE("反对", "反", "✗"),
    /** Will not say. */
    ABSTAIN("弃权", "弃", "○"),
    /** Could not be asked. */
    ABSENT("没问到", "没", "–");

    private final String label;
    private final String letter;
    private final String sign;

    Wish(String label, String letter, String sign) {
        this.label = label;
        this.letter = letter;
        this.sign = sign;
    }

    /** The name people read. */
    public String label() {
        return label;
    }

    /** One character for the drawing. */
    public String letter() {
        return letter;
    }

    /** A sign for the drawing, so that colour is never alone. */
    public String sign() {
        return sign;
    }
}
