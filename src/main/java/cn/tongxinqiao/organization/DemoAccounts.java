package cn.tongxinqiao.organization;

/** The accounts of the demo district. */
public final class DemoAccounts {

    /** Their password, published in the README; no account outside the demo may have it. */
    public static final String PASSWORD = "tongxinqiao-demo";

    private DemoAccounts() {}
}
