package cn.tongxinqiao.vote;

/** The thresholds of Civil Code Art. 278, for tests without tables. */
public final class CivilCode {

    public static final Thresholds IMPORTANT = thresholds("≥3/4");
    public static final Thresholds ORDINARY = thresholds("＞1/2");

    private CivilCode() {}

    private static Thresholds thresholds(String approval) {
        return new Thresholds(
                Share.parse("≥2/3"),
                Share.parse("≥2/3"),
                Share.parse(approval),
                Share.parse(approval),
                "民法典第二百七十八条",
                1);
    }
}
