package cn.tongxinqiao.request;

/** Where a request came in. */
public enum Channel {
    /** Residents' page. */
    PORTAL("居民网页", true),
    /** WeChat. */
    WECHAT("微信", true),
    /** Mobile application. */
    APP("手机应用", true),
    /** Party service centre counter. */
    CENTER("党群服务中心", false),
    /** Telephone hotline. */
    HOTLINE("热线电话", false),
    /** Grid worker. */
    GRID("网格员", false),
    /** Enterprise liaison. */
    ENTERPRISE("企业", false),
    /** Another platform, by an integration account. */
    PLATFORM("其他平台", false);

    private final String label;
    private final boolean open;

    Channel(String label, boolean open) {
        this.label = label;
        this.open = open;
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
     * Whether anybody may use it without signing in.
     *
     * @return true for the residents' own channels
     */
    public boolean isOpen() {
        return open;
    }
}
