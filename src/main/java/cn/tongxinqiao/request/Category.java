package cn.tongxinqiao.request;

import java.util.Optional;
import java.util.stream.Stream;

/** Subject of a request; which team serves it is a decision table, not part of the code. */
public enum Category {
    /** Environment. */
    ENV("环境卫生与垃圾分类"),
    /** Neighbours. */
    NBR("邻里纠纷与噪声"),
    /** Property service. */
    PROP("物业服务"),
    /** Lift installation. */
    LIFT("加装电梯"),
    /** Public facilities. */
    FAC("公共设施维护"),
    /** Parking and traffic. */
    PARK("停车与交通"),
    /** Fire safety. */
    FIRE("消防与安全隐患"),
    /** Illegal building and street occupation. */
    ILLB("违建与占道经营"),
    /** Elders. */
    ELD("养老助老"),
    /** Children and schools. */
    CHD("未成年人与校园"),
    /** Disabled persons and hardship. */
    DIS("助残与困难帮扶"),
    /** Health. */
    MED("医疗健康"),
    /** Psychological support. */
    PSY("心理支持"),
    /** Veterans. */
    VET("退役军人"),
    /** Law and policy. */
    LAW("法律与政策咨询"),
    /** Employment. */
    EMP("就业与新就业群体"),
    /** Enterprises. */
    ENT("企业服务"),
    /** Emergency. */
    EMG("应急救援与物资"),
    /** Culture and venues. */
    CUL("文体活动与场地"),
    /** Utilities. */
    UTL("水电气通信"),
    /** Anything else. */
    OTH("其他");

    private final String label;

    Category(String label) {
        this.label = label;
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
     * Finds a category by its code.
     *
     * @param code code, may be null
     * @return the category or empty
     */
    public static Optional<Category> of(String code) {
        return Stream.of(values())
                .filter(category -> category.name().equals(code))
                .findFirst();
    }
}
