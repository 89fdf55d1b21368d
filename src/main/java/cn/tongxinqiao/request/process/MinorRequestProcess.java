package cn.tongxinqiao.request.process;

/** Names in {@code minor-request}. */
final class MinorRequestProcess {

    static final String KEY = "minor-request";

    private MinorRequestProcess() {}

    static final class Messages {
        static final String LIFTED = "request.lifted";

        private Messages() {}
    }

    static final class Elements {
        static final String CONSENT = "userTask_consent";

        private Elements() {}
    }
}
