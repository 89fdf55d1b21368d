package cn.tongxinqiao.estate;

import java.util.Arrays;
import java.util.Optional;

/** What a home is used for by the property register. Which of them count in a vote says the table {@code home_use_rule}. */
public enum HomeUse {
    /** 住宅. */
    RESIDENCE("住宅"),
    /** 商铺. */
    SHOP("商铺"),
    /** 办公. */
    OFFICE("办公"),
    /** 车位. */
    PARKING("车位"),
    /** 摊位. */
    STALL("摊位"),
    /** 其他. */
    OTHER("其他");

    private final String label;

    HomeUse(String label) {
        this.label = label;
    }

    /** The Chinese name. */
    public String label() {
        return label;
    }

    /**
     * The use with a Chinese name.
     *
     * @param label the name, not null
     * @return the use, or empty when there is none
     */
    public static Optional<HomeUse> labelled(String label) {
        return Arrays.stream(values()).filter(use -> use.label.equals(label)).findFirst();
    }
}
