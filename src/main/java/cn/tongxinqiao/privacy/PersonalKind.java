package cn.tongxinqiao.privacy;

/** What a stretch of text tells about a person. */
public enum PersonalKind {
    /** Mobile or landline number. */
    PHONE("电话", true),
    /** Identity card number. */
    IDENTITY_CARD("身份证号", true),
    /** Bank card or account number. */
    BANK_CARD("银行卡号", true),
    /** E-mail address. */
    EMAIL("邮箱", true),
    /** Number plate. */
    PLATE("车牌号", true),
    /** WeChat, QQ and the like. */
    ACCOUNT("社交账号", false),
    /** Date of birth. */
    BIRTH_DATE("出生日期", false),
    /** Building, unit, room or house number: what lies below the community. */
    ADDRESS("住址", false),
    /** A person's name. */
    NAME("姓名", false);

    private final String label;
    private final boolean certain;

    PersonalKind(String label, boolean certain) {
        this.label = label;
        this.certain = certain;
    }

    /**
     * Chinese name.
     *
     * @return label for people
     */
    public String label() {
        return label;
    }

    /**
     * Whether the form alone proves it. A name or an address is found by the words around it, so that a finding may be
     * mistaken and a person decides.
     *
     * @return true for numbers with a form of their own
     */
    public boolean isCertain() {
        return certain;
    }
}
