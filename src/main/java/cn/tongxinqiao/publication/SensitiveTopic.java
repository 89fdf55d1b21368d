package cn.tongxinqiao.publication;

/** What a text may speak of that calls for a second look. */
enum SensitiveTopic {
    MINOR("minorInvolved", "未成年人"),
    HEALTH("healthInvolved", "个人健康"),
    FAMILY("familyMatter", "家庭隐私"),
    POVERTY("povertyDetail", "困难详情"),
    SECURITY("security", "安全保密");

    /** The table's input it belongs to. */
    final String input;

    final String label;

    SensitiveTopic(String input, String label) {
        this.input = input;
        this.label = label;
    }
}
