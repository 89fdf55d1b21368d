package cn.tongxinqiao.property;

import java.time.LocalDate;
import java.util.List;

/** Red cards, for the public black list. */
public interface RedCards {

    /** Every red card that was given, the newest first. */
    List<RedCard> all();

    /**
     * A red card.
     *
     * @param assessment number of the assessment it was given after
     * @param firmName name of the company
     * @param compoundName name of the compound
     * @param town code of the town
     * @param since the day it was given
     * @param why in a Chinese sentence, nothing personal
     */
    record RedCard(String assessment, String firmName, String compoundName, String town, LocalDate since, String why) {}
}
